-- by hand: without rowids, so that each term stands in the file once. Measured with the 51,000 terms of a million invented cases; with
-- 277,000 terms no step took longer than 0.5 s.
CREATE TABLE `search_endings` (
	`backwards` text PRIMARY KEY NOT NULL,
	`digits` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
-- at 1,000,000 cases: 0.04 s
INSERT INTO `search_endings` (`backwards`, `digits`) SELECT `backwards`, length(`cases`) FROM `search_terms` ORDER BY `backwards`;--> statement-breakpoint
-- at 1,000,000 cases: 0.02 s
DROP INDEX `search_terms_backwards`;--> statement-breakpoint
CREATE TABLE `__new_search_terms` (
	`term` text PRIMARY KEY NOT NULL,
	`cases` integer NOT NULL
) WITHOUT ROWID;--> statement-breakpoint
-- at 1,000,000 cases: 0.1 s
INSERT INTO `__new_search_terms` (`term`, `cases`) SELECT `term`, `cases` FROM `search_terms` ORDER BY +`term`;--> statement-breakpoint
-- at 1,000,000 cases: 0.1 s
DROP TABLE `search_terms`;--> statement-breakpoint
ALTER TABLE `__new_search_terms` RENAME TO `search_terms`;
