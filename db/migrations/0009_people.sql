-- Whoever was named since people were first filled from it.
UPDATE `entries` SET `people` = json_array(`counterpart`) WHERE `counterpart` <> '' AND `people` = '[]';--> statement-breakpoint
ALTER TABLE `entries` DROP COLUMN `counterpart`;