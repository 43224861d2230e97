-- A store of revision 0005 with rows; written by that version, never changed since.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE article_prints (
	print BIGINT NOT NULL, 
	article INTEGER NOT NULL, 
	CONSTRAINT article_prints_pkey PRIMARY KEY (print, article), 
	CONSTRAINT article_prints_article_fkey FOREIGN KEY(article) REFERENCES articles (number) ON DELETE CASCADE
);
INSERT INTO "article_prints" VALUES(241383502,4);
INSERT INTO "article_prints" VALUES(778402324,4);
INSERT INTO "article_prints" VALUES(1668717305,4);
INSERT INTO "article_prints" VALUES(241383502,5);
INSERT INTO "article_prints" VALUES(778402324,5);
INSERT INTO "article_prints" VALUES(2522026339,6);
INSERT INTO "article_prints" VALUES(2587434378,7);
INSERT INTO "article_prints" VALUES(3370322106,7);
INSERT INTO "article_prints" VALUES(4207820448,7);
CREATE TABLE "articles" (
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
	location TEXT, 
	source TEXT NOT NULL, ingested TEXT, 
	CONSTRAINT articles_pkey PRIMARY KEY (number), 
	CONSTRAINT articles_published_check CHECK ((published IS NULL) = (trust IS NULL)), 
	CONSTRAINT articles_trust_check CHECK (trust IN ('given', 'found', 'doubtful')), 
	CONSTRAINT articles_id_unique UNIQUE (id)
);
INSERT INTO "articles" VALUES(1,'harbor.txt','12eafcd535265972f4b960c4f3e29507','Korea clears trial of zorvacel
3 July 2023
The ministry cleared Harbor''s zorvacel (ZV-1) for multiple myeloma in June 2023.','Korea clears trial of zorvacel',0,'2023-07-03','found',NULL,'Harbor Wire','/news/harbor.txt','12eafcd535265972f4b960c4f3e29507',NULL);
INSERT INTO "articles" VALUES(2,'https://news.example/copy','12eafcd535265972f4b960c4f3e29507','KOREA CLEARS TRIAL OF ZORVACEL
3 July 2023
The ministry cleared Harbor''s zorvacel (ZV-1) for multiple myeloma in June 2023','KOREA CLEARS TRIAL OF ZORVACEL',0,NULL,NULL,'https://news.example/copy',NULL,'https://news.example/copy','12eafcd535265972f4b960c4f3e29507',NULL);
INSERT INTO "articles" VALUES(3,'赛恺.json#2','26ea9c83e4501dfd64041c047f8f8902','<b>Nelufen</b>: orphan status, if granted, would help
The agency has granted nelufen orphan status.','',0,'2024-01-15','given',NULL,NULL,NULL,'26ea9c83e4501dfd64041c047f8f8902',NULL);
INSERT INTO "articles" VALUES(4,'larkfield.txt','73c1130eebf2dd099a4600efd7fd2207','Larkfield''s tovaxil under review in South Korea
8 April 2024
Larkfield Therapeutics said today that the Ministry of Food and Drug Safety of South Korea has accepted its new drug application for tovaxil (LK-77), a once-daily tablet for adults with IgA nephropathy whose kidney function keeps falling in spite of treatment. The company filed the application in March 2024. It rests on a trial of 412 patients in nine countries, in which those on the tablet lost half as much protein in the urine as those on placebo after 36 weeks. The ministry plans to decide by the end of the year. "Patients have waited a long time for this," said the head of the company''s medical department. Larkfield is also preparing an application in Japan. Side effects were mostly mild, headache and swollen ankles among them, and no patient left the trial because of them. Larkfield, which has its seat in Busan, holds the rights to the tablet in all of Asia.','Larkfield''s tovaxil under review in South Korea',0,'2024-04-08','found',NULL,NULL,'/news/larkfield.txt','14ecf119e24f8af8dc8908bba1d6e795',NULL);
INSERT INTO "articles" VALUES(5,'=mirror.txt','14ecf119e24f8af8dc8908bba1d6e795','Kidney tablet before Korean regulator
9 April 2024
Larkfield Therapeutics said today that the Ministry of Food and Drug Safety of South Korea has accepted its new drug application for tovaxil (LK-77), a once-daily tablet for adults with IgA nephropathy whose kidney function keeps falling in spite of treatment. The company filed the application in February 2024. It rests on a trial of 412 patients in 9 countries, in which those on the tablet lost half as much protein in the urine as those on placebo after 36 weeks. The ministry plans to decide by the end of the year. "Patients have waited a long time for this," said the head of the company''s medical department. Larkfield is also preparing an application in Japan. Side effects were mostly mild, headache and swollen ankles among them, and no patient left the trial because of them. Larkfield, which has its seat in Busan, holds the rights to the tablet in all of Asia.
Read also: markets this week','Kidney tablet before Korean regulator',0,'2024-04-09','found',NULL,NULL,'/news/=mirror.txt','14ecf119e24f8af8dc8908bba1d6e795',NULL);
INSERT INTO "articles" VALUES(6,'notice.txt','de2c9ec5a4331850078b6e4d0cf8dfc6','Korea to review kidney drug
Tovaxil, a tablet by Larkfield for IgA nephropathy, has entered review at the Korean ministry, according to a notice on its site; the file reached it in March 2024. A decision may come in the winter. Analysts had expected that step in the first quarter.','Korea to review kidney drug',0,'2024-04-10','found',NULL,NULL,'/news/notice.txt','de2c9ec5a4331850078b6e4d0cf8dfc6',NULL);
INSERT INTO "articles" VALUES(7,'pine.txt','c1df99efed9ccc3ee58f2a316204070a','Pinecrest''s dalotinib wins speedy review in Japan

Pinecrest Therapeutics said on Friday that Japan''s Ministry of Health, Labour and Welfare has granted orphan drug designation to dalotinib (PC-204) for the treatment of adults with sarcoidosis.','Pinecrest''s dalotinib wins speedy review in Japan',0,'2026-11-20','given',NULL,'Pine Wire',NULL,'c1df99efed9ccc3ee58f2a316204070a','2026-11-21T08:00:00');
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
INSERT INTO "claim_names" VALUES('lk77',4);
INSERT INTO "claim_names" VALUES('tovaxil',4);
INSERT INTO "claim_names" VALUES('lk77',5);
INSERT INTO "claim_names" VALUES('tovaxil',5);
INSERT INTO "claim_names" VALUES('tovaxil',6);
INSERT INTO "claim_names" VALUES('lk77',7);
INSERT INTO "claim_names" VALUES('tovaxil',7);
INSERT INTO "claim_names" VALUES('tovaxil',8);
INSERT INTO "claim_names" VALUES('dalotinib',9);
INSERT INTO "claim_names" VALUES('pc204',9);
INSERT INTO "claim_names" VALUES('dalotinib',10);
INSERT INTO "claim_names" VALUES('pc204',10);
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
INSERT INTO "claims" VALUES(4,4,0,'tovaxil','["LK-77"]','IgA nephropathy','iga nephropathy',NULL,'KR','MFDS','nda-submission','NDA','2024-03','2024-03-01','2024-03-31','stated','achieved','The company filed the application in',322,358,'filed','[]');
INSERT INTO "claims" VALUES(5,5,0,'tovaxil','["LK-77"]','IgA nephropathy','iga nephropathy',NULL,'KR','MFDS','nda-submission','NDA','2024-02','2024-02-01','2024-02-29','stated','achieved','The company filed the application in',312,348,'filed','[]');
INSERT INTO "claims" VALUES(6,6,0,'tovaxil','[]','IgA nephropathy','iga nephropathy',NULL,'KR','MFDS','nda-submission','NDA','2024-03','2024-03-01','2024-03-31','stated','achieved','the file reached it',158,177,'filed','[]');
INSERT INTO "claims" VALUES(7,4,1,'tovaxil','["LK-77"]','IgA nephropathy','iga nephropathy',NULL,'KR','MFDS','nda-approval','NDA','2024','2024-01-01','2024-12-31','stated','expected','The ministry plans to decide',530,558,'filed','[]');
INSERT INTO "claims" VALUES(8,6,1,'tovaxil','[]','IgA nephropathy','iga nephropathy',NULL,'KR','MFDS','nda-submission','NDA','2024-Q1','2024-01-01','2024-03-31','stated','expected','Analysts had expected that step',228,259,'filed','[]');
INSERT INTO "claims" VALUES(9,7,0,'dalotinib','["PC-204"]','sarcoidosis','sarcoidosis',NULL,'JP',NULL,'priority-review',NULL,'2026-11-20',NULL,'2026-11-20','announced','achieved','Pinecrest''s dalotinib wins speedy review in Japan',0,49,'status','[["kind","status",27,40],["product","in the sentence",12,21],["jurisdiction","place",44,49],["date","the article''s own date",27,27],["status","told as past",0,0],["indication","the product''s disease",232,243]]');
INSERT INTO "claims" VALUES(10,7,1,'dalotinib','["PC-204"]','sarcoidosis','sarcoidosis','adults','JP','MHLW','orphan-designation',NULL,'2026-11-20',NULL,'2026-11-20','announced','achieved','Pinecrest Therapeutics said on Friday that Japan''s Ministry of Health, Labour and Welfare has granted orphan drug designation to dalotinib (PC-204) for the treatment of adults with sarcoidosis.',51,244,'status','[["kind","status",153,176],["product","in the sentence",180,189],["jurisdiction","authority",94,140],["date","day of the report",82,88],["status","told as past",0,0],["indication","in the sentence",232,243]]');
CREATE TABLE documents (
	location TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	reader INTEGER NOT NULL, 
	articles TEXT NOT NULL, 
	CONSTRAINT documents_pkey PRIMARY KEY (location)
);
INSERT INTO "documents" VALUES('/news/notice.txt','5f2d0c1e9a7b4835c6e1d4f0a2b39c78',3,'["notice.txt"]');
INSERT INTO "documents" VALUES('/news/pine.txt','00c4f7a19be25d3386d1e7f5c0a9b264',3,'["pine.txt"]');
INSERT INTO "documents" VALUES('/news/赛恺.json:2','a8e61b7d40f2c95367b0d3e9f1c48a25',2,'["赛恺.json#2"]');
CREATE TABLE feed_entries (
	feed TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	done BOOLEAN NOT NULL, 
	tries INTEGER NOT NULL, 
	CONSTRAINT feed_entries_pkey PRIMARY KEY (feed, "key"), 
	CONSTRAINT feed_entries_feed_fkey FOREIGN KEY(feed) REFERENCES feeds (name) ON DELETE CASCADE
);
INSERT INTO "feed_entries" VALUES('agency','https://news.example/2026/11/pine',1,1);
INSERT INTO "feed_entries" VALUES('agency','urn:entry:2',0,3);
CREATE TABLE feeds (
	name TEXT NOT NULL, 
	url TEXT NOT NULL, 
	added TEXT NOT NULL, 
	checked TEXT, 
	etag TEXT, 
	modified TEXT, 
	failures INTEGER NOT NULL, 
	problem TEXT, 
	until TEXT, 
	busy TEXT, 
	CONSTRAINT feeds_pkey PRIMARY KEY (name), 
	CONSTRAINT feeds_url_unique UNIQUE (url)
);
INSERT INTO "feeds" VALUES('agency','https://news.example/approvals.xml','2026-11-20T08:00:00','2026-11-22T09:30:00','"a1"','Sun, 22 Nov 2026 09:00:00 GMT',0,NULL,NULL,NULL);
INSERT INTO "feeds" VALUES('wire; it''s ours','https://wire.example/feed','2026-11-21T08:00:00',NULL,NULL,NULL,2,'503 Service Unavailable','2026-11-23T09:30:00','2026-11-22T09:30:00');
CREATE TABLE former_ids (
	id TEXT NOT NULL, 
	milestone TEXT NOT NULL, 
	CONSTRAINT former_ids_pkey PRIMARY KEY (id, milestone), 
	CONSTRAINT former_ids_milestone_fkey FOREIGN KEY(milestone) REFERENCES milestones (id) ON DELETE CASCADE
);
INSERT INTO "former_ids" VALUES('sqp7gq32','kapvfv6n');
INSERT INTO "former_ids" VALUES('m26s1whm','ervh2eyx');
INSERT INTO "former_ids" VALUES('ny77bnkr','3vm2r4z8');
CREATE TABLE milestone_rulings (
	milestone TEXT NOT NULL, 
	ruling INTEGER NOT NULL, 
	CONSTRAINT milestone_rulings_pkey PRIMARY KEY (milestone, ruling), 
	CONSTRAINT milestone_rulings_milestone_fkey FOREIGN KEY(milestone) REFERENCES milestones (id) ON DELETE CASCADE, 
	CONSTRAINT milestone_rulings_ruling_fkey FOREIGN KEY(ruling) REFERENCES rulings (number) ON DELETE CASCADE
);
INSERT INTO "milestone_rulings" VALUES('8kq2nyhk',1);
INSERT INTO "milestone_rulings" VALUES('yt9s04z0',5);
INSERT INTO "milestone_rulings" VALUES('b40rzga9',3);
CREATE TABLE "milestones" (
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
	reasons TEXT NOT NULL, 
	conflicts TEXT NOT NULL, 
	distinction TEXT NOT NULL, 
	expected TEXT, 
	ruling TEXT NOT NULL, 
	rejected BOOLEAN NOT NULL, 
	CONSTRAINT milestones_pkey PRIMARY KEY (id), 
	CONSTRAINT milestones_window_check CHECK (earliest <= latest), 
	CONSTRAINT milestones_basis_check CHECK (basis IN ('stated', 'relative', 'announced', 'none', 'ruled')), 
	CONSTRAINT milestones_status_check CHECK (status IN ('achieved', 'expected')), 
	CONSTRAINT milestones_product_fkey FOREIGN KEY(product) REFERENCES products ("key") ON DELETE CASCADE, 
	CONSTRAINT milestones_sources_check CHECK (sources >= 0)
);
INSERT INTO "milestones" VALUES('8kq2nyhk','zorvacel','multiple myeloma','multiple myeloma',NULL,'KR','MFDS','ind-approval',NULL,'2023-06','2023-06-01','2023-06-30','ruled','achieved',1,'["Ana Roth ruled on 2026-11-22 that it was 2023-06: in the register.","That agrees with harbor.txt, https://news.example/copy."]','[]','',NULL,'confirmed by Ana Roth on 2026-11-22',0);
INSERT INTO "milestones" VALUES('kapvfv6n','lk77','IgA nephropathy','iga nephropathy',NULL,'KR','MFDS','nda-submission','NDA','2024-03','2024-03-01','2024-03-31','stated','achieved',2,'["larkfield.txt states 2024-03.","2 independent sources: larkfield.txt, notice.txt.","What =mirror.txt says cannot be true as well (2 sources against 1); the date kept has more support (a stated date counts more than a relative one, that more than a day of report)."]','[["date","=mirror.txt says 2024-02 (stated), against 2024-03 from 2 sources"]]','',NULL,'',0);
INSERT INTO "milestones" VALUES('ervh2eyx','lk77','IgA nephropathy','iga nephropathy',NULL,'KR','MFDS','nda-submission','NDA','2024-Q1','2024-01-01','2024-03-31','stated','expected',1,'["notice.txt states 2024-Q1."]','[]','',NULL,'',0);
INSERT INTO "milestones" VALUES('3vm2r4z8','lk77','IgA nephropathy','iga nephropathy',NULL,'KR','MFDS','nda-approval','NDA','2024','2024-01-01','2024-12-31','stated','expected',1,'["larkfield.txt states 2024."]','[]','',NULL,'',0);
INSERT INTO "milestones" VALUES('yt9s04z0','nelufen',NULL,NULL,NULL,'MO',NULL,'nda-approval',NULL,'2024-05','2024-05-01','2024-05-31','ruled','achieved',0,'["Ana Roth ruled on 2026-11-22 that it was 2024-05: letter of the authority; it''s ours."]','[]','',NULL,'added by Ana Roth on 2026-11-22',0);
INSERT INTO "milestones" VALUES('b40rzga9','nelufen',NULL,NULL,NULL,'US','FDA','orphan-designation',NULL,'2024-01-15',NULL,'2024-01-15','announced','achieved',1,'["No article dates the event; 赛恺.json#2 reports it on 2024-01-15, so it was then or before."]','[]','',NULL,'rejected by Ana Roth on 2026-11-22',1);
INSERT INTO "milestones" VALUES('nws9npex','dalotinib','sarcoidosis','sarcoidosis',NULL,'JP',NULL,'priority-review',NULL,'2026-11-20',NULL,'2026-11-20','announced','achieved',1,'["No article dates the event; pine.txt reports it on 2026-11-20, so it was then or before."]','[]','',NULL,'',0);
INSERT INTO "milestones" VALUES('9tvmkhwh','dalotinib','sarcoidosis','sarcoidosis','adults','JP','MHLW','orphan-designation',NULL,'2026-11-20',NULL,'2026-11-20','announced','achieved',1,'["No article dates the event; pine.txt reports it on 2026-11-20, so it was then or before."]','[]','',NULL,'',0);
CREATE TABLE "product_names" (
	"key" TEXT NOT NULL, 
	product TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT product_names_pkey PRIMARY KEY ("key", product), 
	CONSTRAINT product_names_product_fkey FOREIGN KEY(product) REFERENCES products ("key") ON DELETE CASCADE, 
	CONSTRAINT product_names_product_position_unique UNIQUE (product, position)
);
INSERT INTO "product_names" VALUES('zorvacel','zorvacel',0,'zorvacel');
INSERT INTO "product_names" VALUES('zv1','zorvacel',1,'ZV-1');
INSERT INTO "product_names" VALUES('tovaxil','lk77',0,'tovaxil');
INSERT INTO "product_names" VALUES('lk77','lk77',1,'LK-77');
INSERT INTO "product_names" VALUES('nelufen','nelufen',0,'nelufen');
INSERT INTO "product_names" VALUES('dalotinib','dalotinib',0,'dalotinib');
INSERT INTO "product_names" VALUES('pc204','dalotinib',1,'PC-204');
CREATE TABLE products (
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT products_pkey PRIMARY KEY ("key")
);
INSERT INTO "products" VALUES('zorvacel','zorvacel');
INSERT INTO "products" VALUES('lk77','tovaxil');
INSERT INTO "products" VALUES('nelufen','nelufen');
INSERT INTO "products" VALUES('dalotinib','dalotinib');
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
CREATE TABLE rulings (
	number INTEGER NOT NULL, 
	verb TEXT NOT NULL, 
	who TEXT NOT NULL, 
	at TEXT NOT NULL, 
	why TEXT NOT NULL, 
	subject TEXT, 
	fields TEXT NOT NULL, 
	"into" TEXT, 
	names TEXT NOT NULL, 
	rest TEXT NOT NULL, 
	undoes INTEGER, 
	CONSTRAINT rulings_pkey PRIMARY KEY (number), 
	CONSTRAINT rulings_undoes_fkey FOREIGN KEY(undoes) REFERENCES rulings (number), 
	CONSTRAINT rulings_verb_check CHECK (verb IN ('confirm', 'reject', 'set', 'add', 'merge', 'split', 'join', 'part', 'undo')), 
	CONSTRAINT rulings_undoes_check CHECK ((undoes IS NOT NULL) = (verb = 'undo'))
);
INSERT INTO "rulings" VALUES(1,'confirm','Ana Roth','2026-11-22T09:30:00','in the register','{"distinction": "", "indication": "multiple myeloma", "jurisdiction": "KR", "kind": "ind-approval", "product": "zorvacel", "status": "achieved"}','{"date": "2023-06"}',NULL,'[]','[]',NULL);
INSERT INTO "rulings" VALUES(2,'set','Ana Roth','2026-11-22T09:30:00','the ministry''s list says so','{"distinction": "round=first", "indication": "IgA nephropathy", "jurisdiction": "KR", "kind": "nda-submission", "product": "tovaxil", "status": "achieved"}','{"date": "2024-03-28"}',NULL,'[]','[]',NULL);
INSERT INTO "rulings" VALUES(3,'reject','Ana Roth','2026-11-22T09:30:00','the article means another product','{"distinction": "", "indication": null, "jurisdiction": "US", "kind": "orphan-designation", "product": "nelufen", "status": "achieved"}','{}',NULL,'[]','[]',NULL);
INSERT INTO "rulings" VALUES(4,'undo','Ana Roth','2026-11-22T09:30:00','',NULL,'{}',NULL,'[]','[]',2);
INSERT INTO "rulings" VALUES(5,'add','Ana Roth','2026-11-22T09:30:00','letter of the authority; it''s ours','{"distinction": "", "indication": null, "jurisdiction": "MO", "kind": "nda-approval", "product": "nelufen", "status": "achieved"}','{"date": "2024-05"}',NULL,'[]','[]',NULL);
CREATE TABLE "testimony" (
	milestone TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	CONSTRAINT testimony_pkey PRIMARY KEY (milestone, position), 
	CONSTRAINT testimony_milestone_fkey FOREIGN KEY(milestone) REFERENCES milestones (id) ON DELETE CASCADE, 
	CONSTRAINT testimony_milestone_claim_unique UNIQUE (milestone, claim), 
	CONSTRAINT testimony_claim_fkey FOREIGN KEY(claim) REFERENCES claims (number) ON DELETE CASCADE, 
	CONSTRAINT testimony_role_check CHECK (role IN ('supports', 'contradicts', 'foresaw', 'revised', 'bounds'))
);
INSERT INTO "testimony" VALUES('8kq2nyhk',0,1,'supports');
INSERT INTO "testimony" VALUES('8kq2nyhk',1,2,'supports');
INSERT INTO "testimony" VALUES('kapvfv6n',0,4,'supports');
INSERT INTO "testimony" VALUES('kapvfv6n',1,6,'supports');
INSERT INTO "testimony" VALUES('kapvfv6n',2,5,'contradicts');
INSERT INTO "testimony" VALUES('ervh2eyx',0,8,'supports');
INSERT INTO "testimony" VALUES('3vm2r4z8',0,7,'supports');
INSERT INTO "testimony" VALUES('b40rzga9',0,3,'supports');
INSERT INTO "testimony" VALUES('nws9npex',0,9,'supports');
INSERT INTO "testimony" VALUES('9tvmkhwh',0,10,'supports');
CREATE INDEX claim_names_claim_index ON claim_names (claim);
CREATE INDEX articles_digest_index ON articles (digest);
CREATE INDEX articles_source_index ON articles (source);
CREATE INDEX article_prints_article_index ON article_prints (article);
CREATE INDEX milestones_product_index ON milestones (product);
CREATE INDEX milestones_jurisdiction_index ON milestones (jurisdiction);
CREATE INDEX testimony_claim_index ON testimony (claim);
CREATE INDEX former_ids_milestone_index ON former_ids (milestone);
CREATE INDEX milestone_rulings_ruling_index ON milestone_rulings (ruling);
CREATE INDEX articles_ingested_index ON articles (ingested);
COMMIT;
