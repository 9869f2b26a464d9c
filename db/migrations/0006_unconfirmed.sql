ALTER TABLE `tallies` ADD `promises_unconfirmed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `tallies` SET `promises_unconfirmed` = `promises_broken`, `promises_broken` = 0 WHERE `promises_broken` > 0;
