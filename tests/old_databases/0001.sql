-- A store of revision 0001 with rows; made by hand on top of that migration, never changed since.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE articles (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	text TEXT NOT NULL, 
	title TEXT NOT NULL, 
	title_start INTEGER NOT NULL, 
	published DATE, 
	trust TEXT, 
	url TEXT, 
	publisher TEXT, 
	CONSTRAINT articles_pkey PRIMARY KEY (number), 
	CONSTRAINT articles_id_unique UNIQUE (id), 
	CONSTRAINT articles_trust_check CHECK (trust IN ('given', 'found', 'doubtful')), 
	CONSTRAINT articles_published_check CHECK ((published IS NULL) = (trust IS NULL))
);
INSERT INTO "articles" VALUES(1,'harbor.txt','12eafcd535265972f4b960c4f3e29507','Korea clears trial of zorvacel
3 July 2023
The ministry cleared Harbor''s zorvacel (ZV-1) for multiple myeloma in June 2023.','Korea clears trial of zorvacel',0,'2023-07-03','found',NULL,'Harbor Wire');
INSERT INTO "articles" VALUES(2,'https://news.example/copy','12eafcd535265972f4b960c4f3e29507','KOREA CLEARS TRIAL OF ZORVACEL
3 July 2023
The ministry cleared Harbor''s zorvacel (ZV-1) for multiple myeloma in June 2023','KOREA CLEARS TRIAL OF ZORVACEL',0,NULL,NULL,'https://news.example/copy',NULL);
INSERT INTO "articles" VALUES(3,'赛恺.json#2','26ea9c83e4501dfd64041c047f8f8902','<b>Nelufen</b>: orphan status, if granted, would help
The agency has granted nelufen orphan status.','',0,'2024-01-15','given',NULL,NULL);
CREATE TABLE claim_names (
	"key" TEXT NOT NULL, 
	claim INTEGER NOT NULL, 
	CONSTRAINT claim_names_pkey PRIMARY KEY ("key", claim), 
	CONSTRAINT claim_names_claim_fkey FOREIGN KEY(claim) REFERENCES claims (number) ON DELETE CASCADE
);
INSERT INTO "claim_names" VALUES('zorvacel',1);
INSERT INTO "claim_names" VALUES('zv1',1);
INSERT INTO "claim_names" VALUES('zorvacel',2);
INSERT INTO "claim_names" VALUES('zv1',2);
INSERT INTO "claim_names" VALUES('nelufen',3);
CREATE TABLE claims (
	number INTEGER NOT NULL, 
	article INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	product TEXT NOT NULL, 
	aliases TEXT NOT NULL, 
	indication TEXT, 
	indication_folded TEXT, 
	population TEXT, 
	jurisdiction TEXT NOT NULL, 
	agency TEXT, 
	kind TEXT NOT NULL, 
	application TEXT, 
	date TEXT, 
	earliest DATE, 
	latest DATE, 
	basis TEXT NOT NULL, 
	status TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	rule TEXT NOT NULL, 
	cues TEXT NOT NULL, 
	CONSTRAINT claims_pkey PRIMARY KEY (number), 
	CONSTRAINT claims_basis_check CHECK (basis IN ('stated', 'relative', 'announced', 'none')), 
	CONSTRAINT claims_status_check CHECK (status IN ('achieved', 'expected')), 
	CONSTRAINT claims_window_check CHECK (earliest <= latest), 
	CONSTRAINT claims_span_check CHECK (start >= 0 AND "end" >= start), 
	CONSTRAINT claims_article_position_unique UNIQUE (article, position), 
	CONSTRAINT claims_article_fkey FOREIGN KEY(article) REFERENCES articles (number) ON DELETE CASCADE
);
INSERT INTO "claims" VALUES(1,1,0,'zorvacel','["ZV-1"]','multiple myeloma','multiple myeloma',NULL,'KR','MFDS','ind-approval',NULL,'2023-06','2023-06-01','2023-06-30','stated','achieved','The ministry cleared Harbor''s zorvacel',43,81,'cleared','[["kind","cleared",56,63]]');
INSERT INTO "claims" VALUES(2,2,0,'zorvacel','["ZV-1"]','multiple myeloma','multiple myeloma',NULL,'KR',NULL,'ind-approval',NULL,NULL,NULL,NULL,'none','achieved','The ministry cleared Harbor''s zorvacel',43,81,'cleared','[]');
INSERT INTO "claims" VALUES(3,3,0,'nelufen','[]',NULL,NULL,NULL,'US','FDA','orphan-designation',NULL,'2024-01-15',NULL,'2024-01-15','announced','achieved','granted nelufen orphan status',69,98,'granted','[]');
CREATE TABLE milestones (
	id TEXT NOT NULL, 
	product TEXT NOT NULL, 
	indication TEXT, 
	indication_folded TEXT, 
	population TEXT, 
	jurisdiction TEXT NOT NULL, 
	agency TEXT, 
	kind TEXT NOT NULL, 
	application TEXT, 
	date TEXT, 
	earliest DATE, 
	latest DATE, 
	basis TEXT NOT NULL, 
	status TEXT NOT NULL, 
	sources INTEGER NOT NULL, 
	"conflict" TEXT NOT NULL, 
	reasons TEXT NOT NULL, 
	CONSTRAINT milestones_pkey PRIMARY KEY (id), 
	CONSTRAINT milestones_basis_check CHECK (basis IN ('stated', 'relative', 'announced', 'none')), 
	CONSTRAINT milestones_status_check CHECK (status IN ('achieved', 'expected')), 
	CONSTRAINT milestones_window_check CHECK (earliest <= latest), 
	CONSTRAINT milestones_sources_check CHECK (sources >= 0), 
	CONSTRAINT milestones_product_fkey FOREIGN KEY(product) REFERENCES products ("key") ON DELETE CASCADE
);
INSERT INTO "milestones" VALUES('k2m4p6q8','zorvacel','multiple myeloma','multiple myeloma',NULL,'KR','MFDS','ind-approval',NULL,'2023-06','2023-06-01','2023-06-30','stated','achieved',1,'','["The text gives the month."]');
INSERT INTO "milestones" VALUES('n3r5s7t9','nelufen',NULL,NULL,NULL,'US','FDA','orphan-designation',NULL,'2024-01-15',NULL,'2024-01-15','announced','achieved',1,'','[]');
CREATE TABLE product_names (
	"key" TEXT NOT NULL, 
	product TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT product_names_pkey PRIMARY KEY ("key"), 
	CONSTRAINT product_names_product_position_unique UNIQUE (product, position), 
	CONSTRAINT product_names_product_fkey FOREIGN KEY(product) REFERENCES products ("key") ON DELETE CASCADE
);
INSERT INTO "product_names" VALUES('zorvacel','zorvacel',0,'zorvacel');
INSERT INTO "product_names" VALUES('zv1','zorvacel',1,'ZV-1');
INSERT INTO "product_names" VALUES('nelufen','nelufen',0,'nelufen');
CREATE TABLE products (
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT products_pkey PRIMARY KEY ("key")
);
INSERT INTO "products" VALUES('zorvacel','zorvacel');
INSERT INTO "products" VALUES('nelufen','nelufen');
CREATE TABLE refusals (
	article INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	rule TEXT NOT NULL, 
	CONSTRAINT refusals_pkey PRIMARY KEY (article, position), 
	CONSTRAINT refusals_span_check CHECK (start >= 0 AND "end" >= start), 
	CONSTRAINT refusals_article_fkey FOREIGN KEY(article) REFERENCES articles (number) ON DELETE CASCADE
);
INSERT INTO "refusals" VALUES(3,0,'orphan-designation','hypothetical','if granted',31,41,'if');
CREATE TABLE testimony (
	milestone TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	CONSTRAINT testimony_pkey PRIMARY KEY (milestone, position), 
	CONSTRAINT testimony_milestone_claim_unique UNIQUE (milestone, claim), 
	CONSTRAINT testimony_milestone_fkey FOREIGN KEY(milestone) REFERENCES milestones (id) ON DELETE CASCADE, 
	CONSTRAINT testimony_claim_fkey FOREIGN KEY(claim) REFERENCES claims (number) ON DELETE CASCADE, 
	CONSTRAINT testimony_role_check CHECK (role IN ('supports', 'contradicts', 'foresaw'))
);
INSERT INTO "testimony" VALUES('k2m4p6q8',0,1,'supports');
INSERT INTO "testimony" VALUES('k2m4p6q8',1,2,'supports');
INSERT INTO "testimony" VALUES('n3r5s7t9',0,3,'supports');
CREATE INDEX claim_names_claim_index ON claim_names (claim);
CREATE INDEX milestones_product_index ON milestones (product);
CREATE INDEX milestones_jurisdiction_index ON milestones (jurisdiction);
CREATE INDEX testimony_claim_index ON testimony (claim);
COMMIT;
