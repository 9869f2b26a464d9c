CREATE TABLE `log_leaves` (
	`number` integer PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	`hash` blob NOT NULL,
	`at` integer NOT NULL,
	`month` text NOT NULL,
	`kind` text NOT NULL,
	`part` text NOT NULL,
	`case_number` text,
	`company` text
);
--> statement-breakpoint
CREATE INDEX `log_leaves_company` ON `log_leaves` (`company`,`number`);--> statement-breakpoint
CREATE INDEX `log_leaves_part` ON `log_leaves` (`part`,`number`);--> statement-breakpoint
CREATE INDEX `log_leaves_month` ON `log_leaves` (`month`,`number`);--> statement-breakpoint
CREATE TABLE `log_salts` (
	`subject` text PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`salt` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `log_tiles` (
	`level` integer NOT NULL,
	`tile` integer NOT NULL,
	`hashes` blob NOT NULL,
	`inner` blob NOT NULL,
	`root` blob NOT NULL,
	PRIMARY KEY(`level`, `tile`)
);
--> statement-breakpoint
CREATE TRIGGER `log_leaves_stay` BEFORE UPDATE ON `log_leaves` BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;--> statement-breakpoint
CREATE TRIGGER `log_leaves_remain` BEFORE DELETE ON `log_leaves` BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;--> statement-breakpoint
CREATE TRIGGER `log_tiles_stay` BEFORE UPDATE ON `log_tiles` BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;--> statement-breakpoint
CREATE TRIGGER `log_tiles_remain` BEFORE DELETE ON `log_tiles` BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
