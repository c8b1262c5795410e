-- For PostgreSQL, and for H2 in its mode for PostgreSQL. Each column has one writer: what a request led to, what a provider
-- has reported and who has opted out can come in any order, and nothing is overwritten.

CREATE TABLE IF NOT EXISTS campaign (
	id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name VARCHAR NOT NULL,
	size INTEGER NOT NULL,
	started_at TIMESTAMP WITH TIME ZONE NOT NULL,
	ended_at TIMESTAMP WITH TIME ZONE
);

CREATE TABLE IF NOT EXISTS message (
	id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	campaign_id BIGINT REFERENCES campaign,
	recipient VARCHAR NOT NULL,
	body VARCHAR NOT NULL,
	created_at TIMESTAMP WITH TIME ZONE NOT NULL,
	-- What the request led to
	send_state VARCHAR NOT NULL,
	send_detail VARCHAR,
	-- The API's id: from the answer or, where answers tell none, from a report
	message_id VARCHAR UNIQUE,
	-- When the recipient has opted out, if this was the last message before
	opted_out_at TIMESTAMP WITH TIME ZONE
);

CREATE INDEX IF NOT EXISTS message_recipient ON message (recipient);
CREATE INDEX IF NOT EXISTS message_campaign ON message (campaign_id);
CREATE INDEX IF NOT EXISTS message_created ON message (created_at);

-- What providers have reported, also of messages whose id is not known here yet
CREATE TABLE IF NOT EXISTS delivery (
	message_id VARCHAR PRIMARY KEY,
	recipient VARCHAR NOT NULL,
	status VARCHAR NOT NULL,
	status_detail VARCHAR,
	-- 2: has arrived, 1: never will, 0: open
	finality INTEGER NOT NULL,
	reported_at TIMESTAMP WITH TIME ZONE NOT NULL,
	received_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX IF NOT EXISTS delivery_recipient ON delivery (recipient);
CREATE INDEX IF NOT EXISTS delivery_received ON delivery (received_at);

CREATE TABLE IF NOT EXISTS opt_out (
	phone_number VARCHAR PRIMARY KEY,
	opted_out_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What has become of each message, derived and never stored
CREATE OR REPLACE VIEW message_status AS
SELECT message.id, campaign_id, message.recipient, body, created_at,
	CASE
		WHEN send_state = 'OPTED_OUT' OR opted_out_at IS NOT NULL THEN 'OPTED_OUT'
		WHEN finality = 2 THEN 'DELIVERED'
		WHEN finality = 1 THEN 'FAILED'
		WHEN finality = 0 THEN 'PENDING'
		WHEN send_state IN ('REFUSED', 'NOT_SENT') THEN 'FAILED'
		ELSE send_state
	END AS state,
	CASE
		WHEN send_state = 'OPTED_OUT' THEN 'not sent'
		WHEN opted_out_at IS NOT NULL THEN 'after this message'
		WHEN finality = 2 THEN NULL
		WHEN finality IS NOT NULL THEN NULLIF(CONCAT_WS(' ', status, NULLIF(status_detail, '')), 'pending')
		ELSE send_detail
	END AS detail
FROM message LEFT JOIN delivery ON delivery.message_id = message.message_id;
