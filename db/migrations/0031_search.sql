CREATE TABLE `search_documents` (
	`id` integer PRIMARY KEY NOT NULL,
	`case_id` text NOT NULL,
	`title` text NOT NULL,
	`told` text NOT NULL,
	`answered` text NOT NULL,
	`promised` text NOT NULL,
	`marks` text NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_documents_caseId_unique` ON `search_documents` (`case_id`);--> statement-breakpoint
CREATE TABLE `search_terms` (
	`term` text PRIMARY KEY NOT NULL,
	`backwards` text NOT NULL,
	`cases` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `search_terms_backwards` ON `search_terms` (`backwards`,`cases`);--> statement-breakpoint
-- by hand
CREATE VIRTUAL TABLE `search_index` USING fts5(
  title, told, answered, promised, marks,
  content='search_documents', content_rowid='id', detail='column', tokenize='unicode61 remove_diacritics 0'
);--> statement-breakpoint
INSERT INTO `search_index` (`search_index`, `rank`) VALUES ('secure-delete', 1);--> statement-breakpoint
CREATE TRIGGER `search_documents_insert` AFTER INSERT ON `search_documents` BEGIN
  INSERT INTO search_index (rowid, title, told, answered, promised, marks)
    VALUES (new.id, new.title, new.told, new.answered, new.promised, new.marks);
END;--> statement-breakpoint
CREATE TRIGGER `search_documents_delete` AFTER DELETE ON `search_documents` BEGIN
  INSERT INTO search_index (search_index, rowid, title, told, answered, promised, marks)
    VALUES ('delete', old.id, old.title, old.told, old.answered, old.promised, old.marks);
END;--> statement-breakpoint
CREATE TRIGGER `search_documents_update` AFTER UPDATE ON `search_documents` BEGIN
  INSERT INTO search_index (search_index, rowid, title, told, answered, promised, marks)
    VALUES ('delete', old.id, old.title, old.told, old.answered, old.promised, old.marks);
  INSERT INTO search_index (rowid, title, told, answered, promised, marks)
    VALUES (new.id, new.title, new.told, new.answered, new.promised, new.marks);
END;--> statement-breakpoint
CREATE VIRTUAL TABLE `search_names` USING fts5(key, company_id UNINDEXED, tokenize='trigram');--> statement-breakpoint
INSERT INTO `search_names` (`key`, `company_id`) SELECT `key`, `company_id` FROM `company_names`;--> statement-breakpoint
CREATE TRIGGER `company_names_insert_search` AFTER INSERT ON `company_names` BEGIN
  INSERT INTO search_names (key, company_id) VALUES (new.key, new.company_id);
END;--> statement-breakpoint
CREATE TRIGGER `company_names_delete_search` AFTER DELETE ON `company_names` BEGIN
  DELETE FROM search_names WHERE company_id = old.company_id AND key = old.key;
END;--> statement-breakpoint
CREATE TRIGGER `company_names_update_search` AFTER UPDATE OF `key`, `company_id` ON `company_names` BEGIN
  DELETE FROM search_names WHERE company_id = old.company_id AND key = old.key;
  INSERT INTO search_names (key, company_id) VALUES (new.key, new.company_id);
END;
