CREATE TABLE `address_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`new_email` text NOT NULL,
	`asked_at` integer NOT NULL,
	`old_confirmed_at` integer,
	`new_confirmed_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `address_changes_user` ON `address_changes` (`user_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`made_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_user` ON `recovery_codes` (`user_id`);--> statement-breakpoint
CREATE TABLE `second_factors` (
	`user_id` text PRIMARY KEY NOT NULL,
	`secret` text NOT NULL,
	`started_at` integer NOT NULL,
	`since` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `draft_keys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`opened_at` integer NOT NULL,
	`user_agent` text DEFAULT '' NOT NULL,
	`link_hash` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `draft_keys_tokenHash_unique` ON `draft_keys` (`token_hash`);--> statement-breakpoint
CREATE INDEX `draft_keys_case` ON `draft_keys` (`case_id`);--> statement-breakpoint
-- The browsers that have a draft open keep it: their key is one that can be ended from now on.
INSERT INTO `draft_keys` (`case_id`, `token_hash`, `opened_at`) SELECT `case_id`, `token_hash`, `saved_at` FROM `drafts`;--> statement-breakpoint
DROP INDEX `drafts_tokenHash_unique`;--> statement-breakpoint
ALTER TABLE `drafts` DROP COLUMN `token_hash`;--> statement-breakpoint
-- Their addresses stood here in clear. SQL knows no key to seal them with, so the links end; new ones are asked for as ever.
DELETE FROM `links`;--> statement-breakpoint
ALTER TABLE `links` ADD `email_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `links_email` ON `links` (`email_hash`,`purpose`);--> statement-breakpoint
ALTER TABLE `sessions` ADD `proved_at` integer;--> statement-breakpoint
ALTER TABLE `sessions` ADD `awaits_code` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `mailbox` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `closed_at` integer;--> statement-breakpoint
CREATE INDEX `users_mailbox` ON `users` (`mailbox`);--> statement-breakpoint
-- As src/lib/mailbox.ts reads an address; stored ones are lower case, their domains in ASCII.
UPDATE `users` SET `mailbox` = CASE
  WHEN instr(`email`, '+') BETWEEN 2 AND instr(`email`, '@') - 1
  THEN substr(`email`, 1, instr(`email`, '+') - 1) || substr(`email`, instr(`email`, '@'))
  ELSE `email`
END;--> statement-breakpoint
UPDATE `users` SET `mailbox` = replace(substr(`mailbox`, 1, instr(`mailbox`, '@') - 1), '.', '') || '@gmail.com'
WHERE substr(`mailbox`, instr(`mailbox`, '@') + 1) IN ('gmail.com', 'googlemail.com');--> statement-breakpoint
UPDATE `users` SET `mailbox` = replace(replace(replace(substr(`mailbox`, 1, instr(`mailbox`, '@') - 1), '.', ''), '-', ''), '_', '') || '@proton.me'
WHERE substr(`mailbox`, instr(`mailbox`, '@') + 1) IN ('proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me');--> statement-breakpoint
UPDATE `users` SET `mailbox` = substr(`mailbox`, 1, instr(`mailbox`, '@')) || 'icloud.com'
WHERE substr(`mailbox`, instr(`mailbox`, '@') + 1) IN ('me.com', 'mac.com');--> statement-breakpoint
-- One mailbox, one voice: the first that was given stays.
DELETE FROM `affected` WHERE EXISTS (
  SELECT 1 FROM `affected` AS `other`
  JOIN `users` AS `one` ON `one`.`id` = `affected`.`user_id`
  JOIN `users` AS `two` ON `two`.`id` = `other`.`user_id`
  WHERE `other`.`case_id` = `affected`.`case_id` AND `two`.`mailbox` = `one`.`mailbox` AND `two`.`id` <> `one`.`id`
    AND (`other`.`said_at`, `other`.`user_id`) < (`affected`.`said_at`, `affected`.`user_id`)
);
