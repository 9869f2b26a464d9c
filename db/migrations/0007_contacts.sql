ALTER TABLE `entries` ADD `expects_answer` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `tallies` ADD `promises_unconfirmed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- A call, visit or chat that gave a promise or names a person was a conversation.
UPDATE `entries` SET `direction` = 'conversation' WHERE `direction` = 'to-company' AND `channel` IN ('phone', 'on-site', 'chat') AND (`counterpart` <> '' OR `id` IN (SELECT `entry_id` FROM `promises` WHERE `entry_id` IS NOT NULL));--> statement-breakpoint
-- Which of them their authors called broken, the next count tells apart.
UPDATE `tallies` SET `promises_unconfirmed` = `promises_broken`, `promises_broken` = 0 WHERE `promises_broken` > 0;--> statement-breakpoint
-- Before a mark with a day of its own: the day had passed, and nobody had said anything.
UPDATE `events` SET `particulars` = replace(`particulars`, '"before":{"state":"broken","on":null}', '"before":{"state":"unconfirmed","on":null}') WHERE `particulars` LIKE '%"before":{"state":"broken","on":null}%';
