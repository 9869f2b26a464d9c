CREATE TABLE `case_reads` (
	`case_id` text NOT NULL,
	`company_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY(`case_id`, `company_id`),
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`representative_id`) REFERENCES `representatives`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_reads_representative` ON `case_reads` (`representative_id`);
--> statement-breakpoint
-- by hand
-- Who answered had read it, at the latest then.
INSERT INTO `case_reads` (`case_id`, `company_id`, `representative_id`, `read_at`)
SELECT r.`case_id`, c.`company_id`, r.`representative_id`, min(r.`published_at`)
FROM `replies` r JOIN `cases` c ON c.`id` = r.`case_id` JOIN `representatives` p ON p.`id` = r.`representative_id`
WHERE r.`kind` = 'reply' AND coalesce(r.`company_id`, p.`company_id`) = c.`company_id` AND p.`checking_since` IS NULL AND p.`refused_at` IS NULL
GROUP BY r.`case_id`;
