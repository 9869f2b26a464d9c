-- Mails: which case they tell about, and which contact address they go to, read from their keys.
UPDATE `outbox` SET
  `case_id` = CASE
    WHEN `dedupe_key` GLOB 'case:*' THEN substr(`dedupe_key`, 6, instr(substr(`dedupe_key`, 6), ':') - 1)
    WHEN `dedupe_key` GLOB 'follows:*' THEN substr(`dedupe_key`, 9, instr(substr(`dedupe_key`, 9), ':') - 1)
    WHEN `dedupe_key` GLOB 'case-live:*' THEN substr(`dedupe_key`, 11)
    WHEN `dedupe_key` GLOB 'reply-published:*' THEN (SELECT `case_id` FROM `replies` WHERE `id` = substr(`dedupe_key`, 17))
    WHEN `dedupe_key` GLOB 'contact:*:*:*' THEN (
      SELECT substr(`rest`, 1, instr(`rest`, ':') - 1)
      FROM (SELECT substr(`dedupe_key`, 9 + instr(substr(`dedupe_key`, 9), ':')) AS `rest`)
    )
  END,
  `contact_id` = CASE
    WHEN `dedupe_key` GLOB 'contact:*:*' THEN substr(`dedupe_key`, 9, instr(substr(`dedupe_key`, 9), ':') - 1)
  END;--> statement-breakpoint
UPDATE `digest_items` SET `case_id` = CASE
  WHEN `dedupe_key` GLOB 'case:*' THEN substr(`dedupe_key`, 6, instr(substr(`dedupe_key`, 6), ':') - 1)
  WHEN `dedupe_key` GLOB 'follows:*' THEN substr(`dedupe_key`, 9, instr(substr(`dedupe_key`, 9), ':') - 1)
  WHEN `dedupe_key` GLOB 'reply-published:*' THEN (SELECT `case_id` FROM `replies` WHERE `id` = substr(`dedupe_key`, 17))
END;--> statement-breakpoint
-- The audit: every row keeps its id, because the keys of mails to followers name it.
INSERT INTO `events` (`id`, `at`, `action`, `case_id`, `company_id`, `subject_id`, `actor`)
SELECT
  `id`,
  `at`,
  CASE `action` WHEN 'issue-dossier' THEN 'cases.issueDossier' ELSE `action` END,
  `case_id`,
  CASE
    WHEN `action` GLOB 'cases.*' OR `action` = 'issue-dossier' THEN (SELECT `company_id` FROM `cases` WHERE `cases`.`id` = `of`.`case_id`)
    WHEN `action` IN ('companies.add-domain', 'companies.set-contact') THEN `subject_id`
    WHEN `action` = 'companies.request-claim' THEN (SELECT `company_id` FROM `claims` WHERE `claims`.`id` = `subject_id`)
    WHEN `action` GLOB 'companies.*' THEN (SELECT `company_id` FROM `representatives` WHERE `representatives`.`id` = `subject_id`)
    WHEN `action` GLOB 'follows.*' THEN (SELECT `id` FROM `companies` WHERE `companies`.`id` = `subject_id`)
  END,
  `subject_id`,
  -- Whoever had the link acted for the person it was sent to.
  CASE `action` WHEN 'mails.stop' THEN `subject_id` ELSE `user_id` END
FROM (
  SELECT *, CASE
    WHEN `action` GLOB 'drafts.*' OR `action` IN (
      'cases.publish', 'cases.correct', 'cases.close', 'cases.reopen', 'cases.withdraw', 'cases.remove',
      'cases.removeNotGenuine', 'cases.addContact', 'cases.sayAffected', 'cases.takeBackAffected', 'issue-dossier'
    ) THEN `subject_id`
    WHEN `action` IN ('cases.addEntry', 'cases.correctEntry') THEN (SELECT `case_id` FROM `entries` WHERE `entries`.`id` = `subject_id`)
    WHEN `action` IN ('cases.reply', 'cases.judge', 'cases.answer') THEN (SELECT `case_id` FROM `replies` WHERE `replies`.`id` = `subject_id`)
    WHEN `action` IN ('cases.markPromise', 'cases.extendPromise') THEN (SELECT `case_id` FROM `promises` WHERE `promises`.`id` = `subject_id`)
    WHEN `action` = 'cases.followUp' THEN (SELECT `case_id` FROM `closings` WHERE `closings`.`id` = `subject_id`)
    WHEN `action` IN ('cases.recordStep', 'cases.takeStepBack') THEN (SELECT `case_id` FROM `steps_taken` WHERE `steps_taken`.`id` = `subject_id`)
    WHEN `action` GLOB 'contacts.*' THEN (SELECT `case_id` FROM `contact_addresses` WHERE `contact_addresses`.`id` = `subject_id`)
    WHEN `action` GLOB 'mail.*' THEN (SELECT `case_id` FROM `outbox` WHERE `outbox`.`id` = `subject_id`)
    WHEN `action` GLOB 'follows.*' THEN (SELECT `id` FROM `cases` WHERE `cases`.`id` = `subject_id`)
  END AS `case_id`
  FROM `audit`
  WHERE `subject_id` <> 'followers'
) AS `of`
ORDER BY `id`;--> statement-breakpoint
-- How far the followers were told stood in the action; never beyond the last event.
INSERT INTO `positions` (`reader`, `event_id`, `moved_at`)
SELECT 'followers', min(`told`, coalesce((SELECT max(`id`) FROM `events`), 0)), `at`
FROM (SELECT max(CAST(substr(`action`, 14) AS INTEGER)) AS `told`, max(`at`) AS `at`, count(*) AS `rows` FROM `audit` WHERE `subject_id` = 'followers')
WHERE `rows` > 0;--> statement-breakpoint
-- The public history. An entry was kept as a line of facts with its words below; here each part of that line with the
-- kind of fact it is, null where that cannot be told.
CREATE TABLE `old_entry_parts` AS
SELECT `side`.`id`, `side`.`side`, `part`.`value` AS `part`, CASE
  WHEN `part`.`key` = 0 AND (`part`.`value` GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR `part`.`value` GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9] – [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]') THEN 'day'
  WHEN `part`.`key` = 1 AND `part`.`value` = 'ca.' THEN 'approximate'
  WHEN `part`.`key` BETWEEN 1 AND 2 AND `part`.`value` GLOB '[0-2][0-9]:[0-5][0-9]' THEN 'time'
  WHEN `part`.`key` BETWEEN 1 AND 3 AND `part`.`value` IN ('phone', 'email', 'letter', 'fax', 'chat', 'social', 'form', 'app', 'on-site', 'technician', 'other') THEN 'channel'
  WHEN `part`.`key` BETWEEN 2 AND 4 AND `part`.`value` IN ('to-company', 'from-company', 'event') THEN 'direction'
  WHEN `part`.`value` GLOB '× [0-9]*' AND substr(`part`.`value`, 3) NOT GLOB '*[^0-9]*' THEN 'contacts'
  WHEN `part`.`value` GLOB '[0-9]* min' AND replace(`part`.`value`, ' min', '') NOT GLOB '*[^0-9]*' THEN 'waitedMinutes'
  WHEN `part`.`value` GLOB '[0-9]*.[0-9][0-9] €' AND replace(`part`.`value`, ' €', '') NOT GLOB '*[^0-9.]*' THEN 'spentCents'
  WHEN `part`.`value` GLOB '→ [0-9]*' AND substr(`part`.`value`, 3) NOT GLOB '*[^0-9]*' THEN 'handOvers'
  WHEN `part`.`value` = 'auto' THEN 'automaticReceipt'
  WHEN `part`.`value` = `entries`.`counterpart` THEN 'counterpart'
  WHEN `part`.`value` = `entries`.`third_party` THEN 'thirdParty'
  WHEN `part`.`value` GLOB '?*, [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' OR `part`.`value` = `promises`.`text` THEN 'promise'
END AS `kind`
FROM (
  SELECT `id`, `entry_id`, 'before' AS `side`, `before` AS `words` FROM `revisions` WHERE `field` = 'entry'
  UNION ALL
  SELECT `id`, `entry_id`, 'after', `after` FROM `revisions` WHERE `field` = 'entry'
) AS `side`
JOIN json_each(
  '[' || replace(json_quote(substr(`side`.`words`, 1, instr(`side`.`words` || char(10), char(10)) - 1)), ' · ', '","') || ']'
) AS `part`
LEFT JOIN `entries` ON `entries`.`id` = `side`.`entry_id`
LEFT JOIN `promises` ON `promises`.`entry_id` = `side`.`entry_id`;--> statement-breakpoint
-- The facts of an entry, of those sides that can be read back whole.
CREATE TABLE `old_entry_facts` AS
SELECT `id`, `side`, json_object(
  'day', json_object(
    'occurredOn', substr(`day`, 1, 10),
    'occurredUntil', nullif(substr(`day`, 14), ''),
    'precision', CASE WHEN length(`day`) > 10 THEN 'period' WHEN `approximate` = 'ca.' THEN 'approximate' ELSE 'exact' END
  ),
  'time', `time`,
  'channel', `channel`,
  'direction', `direction`,
  'counterpart', coalesce(`counterpart`, ''),
  'thirdParty', coalesce(`thirdParty`, ''),
  'contacts', CAST(coalesce(substr(`contacts`, 3), `direction` <> 'event') AS INTEGER),
  'waitedMinutes', CAST(coalesce(`waitedMinutes`, 0) AS INTEGER),
  'spentCents', CAST(replace(coalesce(`spentCents`, '0'), '.', '') AS INTEGER),
  'handOvers', CAST(coalesce(substr(`handOvers`, 3), 0) AS INTEGER),
  'automaticReceipt', json(CASE WHEN `automaticReceipt` IS NULL THEN 'false' ELSE 'true' END),
  'promise', json(CASE
    WHEN `promise` IS NULL THEN 'null'
    WHEN `promise` GLOB '?*, [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' THEN json_object('text', substr(`promise`, 1, length(`promise`) - 12), 'dueOn', substr(`promise`, -10))
    ELSE json_object('text', `promise`, 'dueOn', NULL)
  END),
  'text', (
    SELECT substr(`words`, instr(`words` || char(10), char(10)) + 1)
    FROM (SELECT CASE `side` WHEN 'before' THEN `before` ELSE `after` END AS `words` FROM `revisions` WHERE `revisions`.`id` = `parts`.`id`)
  )
) AS `facts`
FROM (
  SELECT `id`, `side`,
    max(CASE `kind` WHEN 'day' THEN `part` END) AS `day`,
    max(CASE `kind` WHEN 'approximate' THEN `part` END) AS `approximate`,
    max(CASE `kind` WHEN 'time' THEN `part` END) AS `time`,
    max(CASE `kind` WHEN 'channel' THEN `part` END) AS `channel`,
    max(CASE `kind` WHEN 'direction' THEN `part` END) AS `direction`,
    max(CASE `kind` WHEN 'counterpart' THEN `part` END) AS `counterpart`,
    max(CASE `kind` WHEN 'thirdParty' THEN `part` END) AS `thirdParty`,
    max(CASE `kind` WHEN 'contacts' THEN `part` END) AS `contacts`,
    max(CASE `kind` WHEN 'waitedMinutes' THEN `part` END) AS `waitedMinutes`,
    max(CASE `kind` WHEN 'spentCents' THEN `part` END) AS `spentCents`,
    max(CASE `kind` WHEN 'handOvers' THEN `part` END) AS `handOvers`,
    max(CASE `kind` WHEN 'automaticReceipt' THEN `part` END) AS `automaticReceipt`,
    max(CASE `kind` WHEN 'promise' THEN `part` END) AS `promise`
  FROM `old_entry_parts`
  GROUP BY `id`, `side`
  HAVING count(*) = count(DISTINCT `kind`)
) AS `parts`
WHERE `day` IS NOT NULL AND `channel` IS NOT NULL AND `direction` IS NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);--> statement-breakpoint
-- Each revision as an event: `event_id` is the audit row of the same act, which says who did it and with what.
CREATE TABLE `old_corrections` AS
SELECT
  `id`, `case_id`, `entry_id`, `revised_at` AS `at`,
  CASE `field`
    WHEN 'entry' THEN 'cases.correctEntry'
    WHEN 'text' THEN 'cases.correctEntry'
    WHEN 'verdict' THEN 'cases.changeVerdict'
    WHEN 'promise' THEN 'cases.markPromise'
    WHEN 'promise-due' THEN 'cases.extendPromise'
    WHEN 'step' THEN 'cases.takeStepBack'
    ELSE 'cases.correct'
  END AS `action`,
  (
    SELECT `events`.`id` FROM `audit` JOIN `events` ON `events`.`id` = `audit`.`id`
    WHERE `audit`.`at` = `revised_at` AND CASE `field`
      WHEN 'entry' THEN `audit`.`action` = 'cases.correctEntry' AND `audit`.`subject_id` = `entry_id`
      WHEN 'verdict' THEN `audit`.`action` = 'cases.judge' AND `events`.`case_id` = `revisions`.`case_id`
      WHEN 'promise' THEN `audit`.`action` = 'cases.markPromise' AND (`audit`.`subject_id` = `entry_id` || '-p' OR (`entry_id` IS NULL AND `events`.`case_id` = `revisions`.`case_id`))
      WHEN 'promise-due' THEN `audit`.`action` = 'cases.extendPromise' AND (`audit`.`subject_id` = `entry_id` || '-p' OR (`entry_id` IS NULL AND `events`.`case_id` = `revisions`.`case_id`))
      WHEN 'step' THEN `audit`.`action` = 'cases.takeStepBack' AND `audit`.`user_id` = (SELECT `author_id` FROM `cases` WHERE `cases`.`id` = `revisions`.`case_id`)
      ELSE `audit`.`action` = 'cases.correct' AND `audit`.`subject_id` = `revisions`.`case_id`
    END
    LIMIT 1
  ) AS `event_id`,
  CASE
    WHEN `field` IN ('title', 'summary', 'desiredText', 'text') THEN json_object('field', `field`, 'before', `before`, 'after', `after`)
    WHEN `field` = 'desiredOutcome' THEN json_object('field', `field`, 'before', nullif(`before`, ''), 'after', nullif(`after`, ''))
    WHEN `field` = 'promise-due' THEN json_object('field', 'dueOn', 'before', `before`, 'after', `after`)
    WHEN `field` = 'promise' THEN json_object(
      'field', 'mark', 'before', json_object('state', `before`, 'on', NULL), 'after', json_object('state', `after`, 'on', NULL)
    )
  END AS `change`,
  `field`, `before`, `after`,
  CAST(NULL AS text) AS `changes`
FROM `revisions`;--> statement-breakpoint
CREATE INDEX `old_corrections_event` ON `old_corrections` (`event_id`);--> statement-breakpoint
-- One revision becomes one event, as it was counted and printed so far: the first of an act is the row of that act.
UPDATE `old_corrections` SET `event_id` = NULL
WHERE `event_id` IS NOT NULL AND `id` <> (SELECT min(`id`) FROM `old_corrections` AS `other` WHERE `other`.`event_id` = `old_corrections`.`event_id`);--> statement-breakpoint
CREATE INDEX `old_entry_facts_id` ON `old_entry_facts` (`id`, `side`);--> statement-breakpoint
UPDATE `old_corrections` SET `changes` = json_array(json(`change`)) WHERE `change` IS NOT NULL;--> statement-breakpoint
UPDATE `old_corrections` SET `changes` = (
  SELECT json_group_array(json_object(
    'field', `fact`.`key`, 'before', json(`b`.`facts` -> `fact`.`key`), 'after', json(`a`.`facts` -> `fact`.`key`)
  ))
  FROM `old_entry_facts` AS `b`
  JOIN `old_entry_facts` AS `a` ON `a`.`id` = `b`.`id` AND `a`.`side` = 'after'
  JOIN json_each(`b`.`facts`) AS `fact`
  WHERE `b`.`id` = `old_corrections`.`id` AND `b`.`side` = 'before'
    AND `b`.`facts` -> `fact`.`key` IS NOT `a`.`facts` -> `fact`.`key`
)
WHERE `field` = 'entry';--> statement-breakpoint
-- A verdict was kept as lines: content, `boilerplate` if it was, and the words.
UPDATE `old_corrections` SET `changes` = (
  WITH `rest` AS (
    SELECT
      substr(`before`, 1, instr(`before` || char(10), char(10)) - 1) AS `was`,
      substr(`before`, instr(`before` || char(10), char(10)) + 1) || char(10) AS `was_rest`,
      substr(`after`, 1, instr(`after` || char(10), char(10)) - 1) AS `is`,
      substr(`after`, instr(`after` || char(10), char(10)) + 1) || char(10) AS `is_rest`
  ), `read` AS (
    SELECT *, `was_rest` GLOB 'boilerplate' || char(10) || '*' AS `was_plate`, `is_rest` GLOB 'boilerplate' || char(10) || '*' AS `is_plate`
    FROM `rest`
    WHERE `was` IN ('yes', 'partly', 'no') AND `is` IN ('yes', 'partly', 'no')
  ), `facts` AS (
    SELECT 'content' AS `field`, json_quote(`was`) AS `b`, json_quote(`is`) AS `a` FROM `read`
    UNION ALL
    SELECT 'boilerplate', iif(`was_plate`, 'true', 'false'), iif(`is_plate`, 'true', 'false') FROM `read`
    UNION ALL
    SELECT 'words',
      json_quote(rtrim(substr(`was_rest`, iif(`was_plate`, 13, 1)), char(10))),
      json_quote(rtrim(substr(`is_rest`, iif(`is_plate`, 13, 1)), char(10)))
    FROM `read`
  )
  SELECT json_group_array(json_object('field', `field`, 'before', json(`b`), 'after', json(`a`))) FROM `facts` WHERE `b` <> `a`
)
WHERE `field` = 'verdict';--> statement-breakpoint
-- What cannot be read back stays as it was written.
UPDATE `old_corrections` SET `changes` = json_array(json_object('field', 'oldWords', 'before', `before`, 'after', `after`))
WHERE `changes` IS NULL OR `changes` = '[]';--> statement-breakpoint
UPDATE `old_corrections` SET `changes` = CASE
  WHEN `field` IN ('promise', 'promise-due') THEN coalesce(
    (
      SELECT json_object('about', json_object('promise', `text`, 'madeOn', `made_on`), 'changes', json(`changes`))
      FROM `promises`
      WHERE `promises`.`id` = coalesce(
        (SELECT `subject_id` FROM `events` WHERE `events`.`id` = `event_id`),
        (SELECT `own`.`id` FROM `promises` AS `own` WHERE `own`.`entry_id` = `old_corrections`.`entry_id`)
      )
    ),
    json_object('changes', json(`changes`))
  )
  WHEN `field` = 'entry' AND `before` GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
    THEN json_object('about', json_object('entryOn', substr(`before`, 1, 10)), 'changes', json(`changes`))
  WHEN `field` = 'text' THEN coalesce(
    (
      SELECT json_object('about', json_object('entryOn', `occurred_on`), 'changes', json(`changes`))
      FROM `entries` WHERE `entries`.`id` = `old_corrections`.`entry_id`
    ),
    json_object('changes', json(`changes`))
  )
  ELSE json_object('changes', json(`changes`))
END;--> statement-breakpoint
UPDATE `events` SET
  `action` = `of`.`action`,
  `case_id` = `of`.`case_id`,
  `company_id` = (SELECT `company_id` FROM `cases` WHERE `cases`.`id` = `of`.`case_id`),
  `particulars` = `of`.`changes`
FROM `old_corrections` AS `of`
WHERE `events`.`id` = `of`.`event_id`;--> statement-breakpoint
-- Only the author could change what was published.
INSERT INTO `events` (`at`, `action`, `case_id`, `company_id`, `subject_id`, `actor`, `particulars`)
SELECT `at`, `action`, `case_id`, `company_id`, coalesce(`entry_id`, `case_id`), `author_id`, `changes`
FROM `old_corrections` JOIN `cases` ON `cases`.`id` = `old_corrections`.`case_id`
WHERE `event_id` IS NULL
ORDER BY `at`, `old_corrections`.`id`;--> statement-breakpoint
-- A step that was taken back left no row to tell its case, but the taking back does.
UPDATE `events` SET (`case_id`, `company_id`) = (
  SELECT `case_id`, `company_id` FROM `events` AS `back`
  WHERE `back`.`action` = 'cases.takeStepBack' AND `back`.`subject_id` = `events`.`subject_id` AND `back`.`case_id` IS NOT NULL
)
WHERE `action` = 'cases.recordStep' AND `case_id` IS NULL;--> statement-breakpoint
DROP TABLE `old_entry_parts`;--> statement-breakpoint
DROP TABLE `old_entry_facts`;--> statement-breakpoint
DROP TABLE `old_corrections`;--> statement-breakpoint
DROP TABLE `audit`;--> statement-breakpoint
DROP TABLE `revisions`;