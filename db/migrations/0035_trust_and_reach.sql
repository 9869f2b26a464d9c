CREATE TABLE `forecast_cases` (
	`case_id` text PRIMARY KEY NOT NULL,
	`published_on` text NOT NULL,
	`kind` text NOT NULL,
	`answered` real,
	`solved` real,
	`preceded` text,
	`given_on` text,
	`given` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `forecast_days` (
	`as_of` text PRIMARY KEY NOT NULL,
	`sums` text,
	`scores` text
);
--> statement-breakpoint
CREATE TABLE `forecasts` (
	`as_of` text NOT NULL,
	`company_id` text NOT NULL,
	`kind` text NOT NULL,
	`answered` text NOT NULL,
	`solved` text NOT NULL,
	`preceded` text,
	PRIMARY KEY(`as_of`, `company_id`, `kind`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `kind_counts` (
	`company_id` text NOT NULL,
	`kind` text NOT NULL,
	`origin` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`company_id`, `kind`, `origin`)
);
--> statement-breakpoint
CREATE INDEX `kind_counts_kind` ON `kind_counts` (`kind`);--> statement-breakpoint
CREATE TABLE `arbitration_facts` (
	`company_id` text PRIMARY KEY NOT NULL,
	`takes_part` text NOT NULL,
	`body` text NOT NULL,
	`source` text NOT NULL,
	`seen_on` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `fact_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`source` text NOT NULL,
	`imported_at` integer NOT NULL,
	`undone_at` integer
);
--> statement-breakpoint
CREATE TABLE `imported_facts` (
	`record` text NOT NULL,
	`source` text NOT NULL,
	`company_id` text NOT NULL,
	`import_id` text NOT NULL,
	`as_of` text NOT NULL,
	`address` text NOT NULL,
	`phone` text NOT NULL,
	`phone_key` text NOT NULL,
	`website` text NOT NULL,
	`is_new` integer NOT NULL,
	`names` text NOT NULL,
	`domain` text,
	`corrected_at` integer,
	PRIMARY KEY(`source`, `record`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `fact_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imported_facts_company` ON `imported_facts` (`company_id`);--> statement-breakpoint
CREATE INDEX `imported_facts_import` ON `imported_facts` (`import_id`);--> statement-breakpoint
CREATE INDEX `imported_facts_phone` ON `imported_facts` (`phone_key`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_exchange_files` (
	`id` text PRIMARY KEY NOT NULL,
	`exchange_id` text,
	`promise_id` text,
	`proof_id` text,
	`side` text NOT NULL,
	`representative_id` text,
	`name` text NOT NULL,
	`data_key` text NOT NULL,
	`bytes` integer NOT NULL,
	`pieces` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`kind` text,
	`pages` integer DEFAULT 0 NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`exchange_id`) REFERENCES `exchanges`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`promise_id`) REFERENCES `promises`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`proof_id`) REFERENCES `proofs`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
INSERT INTO `__new_exchange_files`("id", "exchange_id", "side", "representative_id", "name", "data_key", "bytes", "pieces", "state", "reason", "tries", "kind", "pages", "given_at", "withdrawn_at") SELECT "id", "exchange_id", "side", "representative_id", "name", "data_key", "bytes", "pieces", "state", "reason", "tries", "kind", "pages", "given_at", "withdrawn_at" FROM `exchange_files`;--> statement-breakpoint
DROP TABLE `exchange_files`;--> statement-breakpoint
ALTER TABLE `__new_exchange_files` RENAME TO `exchange_files`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `exchange_files_exchange` ON `exchange_files` (`exchange_id`);--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `exchange_files_promise` ON `exchange_files` (`promise_id`);--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `exchange_files_proof` ON `exchange_files` (`proof_id`);--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `exchange_files_state` ON `exchange_files` (`state`);--> statement-breakpoint
-- at 1,000,000 cases: 0.01 s
CREATE INDEX `exchange_files_representative` ON `exchange_files` (`representative_id`);--> statement-breakpoint
ALTER TABLE `cause_cases` ADD `denied_at` integer;--> statement-breakpoint
ALTER TABLE `decision_answers` ADD `blackened_at` integer;--> statement-breakpoint
ALTER TABLE `promises` ADD `reported_file_at` integer;--> statement-breakpoint
CREATE INDEX `company_public_contacts_contact` ON `company_public_contacts` (`contact`);
--> statement-breakpoint
-- at 1,000,000 cases: 0.9 s
-- by hand: what there is, without the cases that can no longer be read, and the triggers that keep it.
INSERT INTO kind_counts (company_id, kind, origin, n) SELECT company_id, kind, origin, count(*) FROM case_kinds WHERE number IS NOT NULL AND company_id IS NOT NULL GROUP BY 1, 2, 3;
--> statement-breakpoint
-- at 1,000,000 cases: 0.2 s
UPDATE kind_counts SET n = kind_counts.n - gone.n FROM (SELECT cases.company_id, kind, origin, count(*) AS n FROM cases CROSS JOIN case_kinds ON case_kinds.case_id = cases.id WHERE cases.status IN ('withdrawn', 'removed') AND cases.number IS NOT NULL GROUP BY 1, 2, 3) AS gone WHERE kind_counts.company_id = gone.company_id AND kind_counts.kind = gone.kind AND kind_counts.origin = gone.origin;
--> statement-breakpoint
CREATE TRIGGER kind_counts_insert AFTER INSERT ON case_kinds BEGIN INSERT INTO kind_counts (company_id, kind, origin, n) SELECT company_id, NEW.kind, NEW.origin, 1 FROM cases WHERE id = NEW.case_id AND number IS NOT NULL AND company_id IS NOT NULL AND status IN ('open', 'answered', 'closed', 'dormant') ON CONFLICT (company_id, kind, origin) DO UPDATE SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER kind_counts_delete AFTER DELETE ON case_kinds BEGIN UPDATE kind_counts SET n = n - 1 WHERE kind = OLD.kind AND origin = OLD.origin AND company_id = (SELECT company_id FROM cases WHERE id = OLD.case_id AND number IS NOT NULL AND status IN ('open', 'answered', 'closed', 'dormant')); END;
--> statement-breakpoint
CREATE TRIGGER kind_counts_update AFTER UPDATE OF kind, origin ON case_kinds
WHEN (NEW.kind, NEW.origin) IS NOT (OLD.kind, OLD.origin)
BEGIN UPDATE kind_counts SET n = n - 1 WHERE kind = OLD.kind AND origin = OLD.origin AND company_id = (SELECT company_id FROM cases WHERE id = OLD.case_id AND number IS NOT NULL AND status IN ('open', 'answered', 'closed', 'dormant')); INSERT INTO kind_counts (company_id, kind, origin, n) SELECT company_id, NEW.kind, NEW.origin, 1 FROM cases WHERE id = NEW.case_id AND number IS NOT NULL AND company_id IS NOT NULL AND status IN ('open', 'answered', 'closed', 'dormant') ON CONFLICT (company_id, kind, origin) DO UPDATE SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER kind_counts_case AFTER UPDATE OF number, status, company_id ON cases
WHEN (NEW.number, NEW.status, NEW.company_id) IS NOT (OLD.number, OLD.status, OLD.company_id)
BEGIN UPDATE kind_counts SET n = n - 1 WHERE OLD.number IS NOT NULL AND OLD.status IN ('open', 'answered', 'closed', 'dormant') AND company_id = OLD.company_id AND (kind, origin) = (SELECT kind, origin FROM case_kinds WHERE case_id = OLD.id); INSERT INTO kind_counts (company_id, kind, origin, n) SELECT NEW.company_id, kind, origin, 1 FROM case_kinds WHERE case_id = NEW.id AND NEW.number IS NOT NULL AND NEW.company_id IS NOT NULL AND NEW.status IN ('open', 'answered', 'closed', 'dormant') ON CONFLICT (company_id, kind, origin) DO UPDATE SET n = n + 1; END;
--> statement-breakpoint
-- by hand: no words are hidden without a decision about them.
CREATE TRIGGER `hidden_words_by_decision` BEFORE INSERT ON `hidden_words`
WHEN NOT EXISTS (SELECT 1 FROM `decisions` d WHERE d.`id` = NEW.`decision_id` AND d.`piece_id` = NEW.`piece_id` AND d.`piece_kind` = NEW.`piece_kind` AND d.`measure` = 'hide' AND d.`effective_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'words are hidden by an effective decision about them'); END;
