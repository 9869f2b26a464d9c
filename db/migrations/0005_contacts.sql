ALTER TABLE `entries` ADD `expects_answer` integer DEFAULT true NOT NULL;--> statement-breakpoint
UPDATE `entries` SET `direction` = 'conversation' WHERE `direction` = 'to-company' AND `channel` IN ('phone', 'on-site', 'chat') AND (`counterpart` <> '' OR `id` IN (SELECT `entry_id` FROM `promises` WHERE `entry_id` IS NOT NULL));
