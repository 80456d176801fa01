-- TicketKit on H2. Every instant is in UTC, to the microsecond. The tenant leads every key and every index, except those by which
-- due work is claimed, which goes over all tenants, and that of the periods of case numbers, which they share.

-- What people ask for: one row per case, the searchable fields beside the document that has everything.
CREATE TABLE ${tk}ticket (
  tenant VARCHAR(64) NOT NULL,
  id UUID NOT NULL,
  version BIGINT NOT NULL,
  number VARCHAR(64),
  status VARCHAR(255),
  phase VARCHAR(255),
  priority BIGINT,
  queue VARCHAR(255),
  category VARCHAR(255),
  channel VARCHAR(255),
  owner VARCHAR(255),
  assignee VARCHAR(255),
  requester VARCHAR(255),
  opened_at TIMESTAMP(6) WITH TIME ZONE,
  updated_at TIMESTAMP(6) WITH TIME ZONE,
  terms VARCHAR NOT NULL,
  body VARCHAR NOT NULL,
  CONSTRAINT ${prefix}ticket_pk PRIMARY KEY (tenant, id)
);
CREATE INDEX ${prefix}ticket_by_number ON ${tk}ticket (tenant, number);
CREATE INDEX ${prefix}ticket_by_update ON ${tk}ticket (tenant, updated_at, id);
CREATE INDEX ${prefix}ticket_by_opening ON ${tk}ticket (tenant, opened_at, id);
CREATE INDEX ${prefix}ticket_by_priority ON ${tk}ticket (tenant, priority, id);
CREATE INDEX ${prefix}ticket_by_phase ON ${tk}ticket (tenant, phase, updated_at, id);
CREATE INDEX ${prefix}ticket_by_status ON ${tk}ticket (tenant, status, updated_at, id);
CREATE INDEX ${prefix}ticket_by_category ON ${tk}ticket (tenant, category, updated_at, id);
CREATE INDEX ${prefix}ticket_by_channel ON ${tk}ticket (tenant, channel, updated_at, id);
CREATE INDEX ${prefix}ticket_by_queue ON ${tk}ticket (tenant, queue, phase, updated_at, id);
CREATE INDEX ${prefix}ticket_by_owner ON ${tk}ticket (tenant, owner, updated_at, id);
CREATE INDEX ${prefix}ticket_by_assignee ON ${tk}ticket (tenant, assignee, updated_at, id);
CREATE INDEX ${prefix}ticket_by_requester ON ${tk}ticket (tenant, requester, updated_at, id);

-- The fields of a ticket that have several values: its tags and participants, by the field's name.
CREATE TABLE ${tk}ticket_term (
  tenant VARCHAR(64) NOT NULL,
  ticket_id UUID NOT NULL,
  field VARCHAR(40) NOT NULL,
  term VARCHAR(255) NOT NULL,
  CONSTRAINT ${prefix}ticket_term_pk PRIMARY KEY (tenant, ticket_id, field, term)
);
CREATE INDEX ${prefix}ticket_term_by_term ON ${tk}ticket_term (tenant, field, term, ticket_id);

-- Records of all other kinds: versioned documents.
CREATE TABLE ${tk}record (
  tenant VARCHAR(64) NOT NULL,
  kind VARCHAR(64) NOT NULL,
  id UUID NOT NULL,
  version BIGINT NOT NULL,
  body VARCHAR NOT NULL,
  CONSTRAINT ${prefix}record_pk PRIMARY KEY (tenant, kind, id)
);

-- What must be unique: case numbers, idempotency keys, external references, message ids, links.
CREATE TABLE ${tk}unique_key (
  tenant VARCHAR(64) NOT NULL,
  scope VARCHAR(64) NOT NULL,
  key_text VARCHAR(1000) NOT NULL,
  owner_kind VARCHAR(64) NOT NULL,
  owner_id UUID NOT NULL,
  fingerprint VARCHAR NOT NULL,
  CONSTRAINT ${prefix}unique_key_pk PRIMARY KEY (tenant, scope, key_text)
);
CREATE INDEX ${prefix}unique_key_by_owner ON ${tk}unique_key (tenant, owner_kind, owner_id);

-- What happened, without personal text: the truth that the records are folded from.
CREATE TABLE ${tk}event (
  tenant VARCHAR(64) NOT NULL,
  record_kind VARCHAR(64) NOT NULL,
  record_id UUID NOT NULL,
  sequence_no BIGINT NOT NULL,
  event_type VARCHAR(100) NOT NULL,
  event_version INTEGER NOT NULL,
  payload VARCHAR NOT NULL,
  actor_role VARCHAR(40) NOT NULL,
  actor_id VARCHAR(64) NOT NULL,
  acting_for VARCHAR(64),
  cause VARCHAR(40) NOT NULL,
  happened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT ${prefix}event_pk PRIMARY KEY (tenant, record_kind, record_id, sequence_no)
);
CREATE INDEX ${prefix}event_by_time ON ${tk}event (tenant, happened_at, record_kind, record_id, sequence_no);

-- The conversations: messages, notes, and what machines sent.
CREATE TABLE ${tk}entry (
  tenant VARCHAR(64) NOT NULL,
  id UUID NOT NULL,
  ticket_id UUID NOT NULL,
  sequence_no BIGINT NOT NULL,
  kind VARCHAR(40) NOT NULL,
  direction VARCHAR(40) NOT NULL,
  author_role VARCHAR(40) NOT NULL,
  author_id VARCHAR(64) NOT NULL,
  author_acting_for VARCHAR(64),
  channel VARCHAR(40) NOT NULL,
  text_body CHARACTER LARGE OBJECT NOT NULL,
  html_body CHARACTER LARGE OBJECT,
  new_from INTEGER NOT NULL,
  new_to INTEGER NOT NULL,
  attachments INTEGER NOT NULL,
  message_id VARCHAR(1000),
  accepted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT ${prefix}entry_pk PRIMARY KEY (tenant, id),
  CONSTRAINT ${prefix}entry_in_order UNIQUE (tenant, ticket_id, sequence_no)
);

-- The files that hang on entries; their bytes are in file and file_chunk, or wherever the host keeps them.
CREATE TABLE ${tk}attachment (
  tenant VARCHAR(64) NOT NULL,
  entry_id UUID NOT NULL,
  position_no INTEGER NOT NULL,
  file_name VARCHAR(255) NOT NULL,
  content_type VARCHAR(200) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  CONSTRAINT ${prefix}attachment_pk PRIMARY KEY (tenant, entry_id, position_no)
);
CREATE INDEX ${prefix}attachment_by_digest ON ${tk}attachment (tenant, sha256);

-- The people on the outside who take part in a ticket, with their addresses.
CREATE TABLE ${tk}participant (
  tenant VARCHAR(64) NOT NULL,
  ticket_id UUID NOT NULL,
  requester_id VARCHAR(64) NOT NULL,
  role VARCHAR(40) NOT NULL,
  channel VARCHAR(40) NOT NULL,
  address VARCHAR(320) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  language_tag VARCHAR(100) NOT NULL,
  zone VARCHAR(64) NOT NULL,
  since_entry BIGINT NOT NULL,
  added_no BIGINT GENERATED BY DEFAULT AS IDENTITY,
  CONSTRAINT ${prefix}participant_pk PRIMARY KEY (tenant, ticket_id, requester_id)
);

-- When a record is to be looked at again.
CREATE TABLE ${tk}timer (
  tenant VARCHAR(64) NOT NULL,
  record_kind VARCHAR(64) NOT NULL,
  record_id UUID NOT NULL,
  timer_kind VARCHAR(64) NOT NULL,
  due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  attempts INTEGER NOT NULL,
  problem VARCHAR,
  parked BOOLEAN NOT NULL,
  CONSTRAINT ${prefix}timer_pk PRIMARY KEY (tenant, record_kind, record_id, timer_kind)
);
CREATE INDEX ${prefix}timer_by_due ON ${tk}timer (parked, due_at, tenant, record_kind, record_id, timer_kind);

-- What is to be said to whom: the outbox. A notice is open while it waits or is being sent.
CREATE TABLE ${tk}notice (
  tenant VARCHAR(64) NOT NULL,
  id UUID NOT NULL,
  notice_key VARCHAR(1000) NOT NULL,
  ticket_id UUID NOT NULL,
  kind VARCHAR(40) NOT NULL,
  automatic BOOLEAN NOT NULL,
  requester_id VARCHAR(64) NOT NULL,
  channel VARCHAR(40) NOT NULL,
  address VARCHAR(320) NOT NULL,
  budget_key VARCHAR(320) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  language_tag VARCHAR(100) NOT NULL,
  zone VARCHAR(64) NOT NULL,
  template_name VARCHAR(64) NOT NULL,
  template_version INTEGER NOT NULL,
  parameters VARCHAR NOT NULL,
  entry_id UUID,
  answered_entry_id UUID,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  state VARCHAR(40) NOT NULL,
  is_open BOOLEAN NOT NULL,
  attempts INTEGER NOT NULL,
  token BIGINT NOT NULL,
  due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  claimed_at TIMESTAMP(6) WITH TIME ZONE,
  message_id VARCHAR(1000),
  subject VARCHAR,
  text_body CHARACTER LARGE OBJECT,
  answers VARCHAR(1000),
  files VARCHAR,
  problem VARCHAR,
  settled_at TIMESTAMP(6) WITH TIME ZONE,
  CONSTRAINT ${prefix}notice_pk PRIMARY KEY (tenant, id),
  CONSTRAINT ${prefix}notice_once UNIQUE (tenant, notice_key)
);
CREATE INDEX ${prefix}notice_by_due ON ${tk}notice (is_open, due_at, tenant, id);
CREATE INDEX ${prefix}notice_by_message ON ${tk}notice (tenant, message_id);
CREATE INDEX ${prefix}notice_by_budget ON ${tk}notice (tenant, channel, budget_key, claimed_at);
CREATE INDEX ${prefix}notice_by_claim ON ${tk}notice (tenant, channel, claimed_at);
CREATE INDEX ${prefix}notice_by_state ON ${tk}notice (state, tenant, id);

-- What arrived, byte by byte, and what became of it.
CREATE TABLE ${tk}inbox (
  tenant VARCHAR(64) NOT NULL,
  id UUID NOT NULL,
  channel VARCHAR(40) NOT NULL,
  mailbox VARCHAR(500) NOT NULL,
  dedupe_key VARCHAR(500) NOT NULL,
  raw_bytes BINARY LARGE OBJECT NOT NULL,
  arrived_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  state VARCHAR(40) NOT NULL,
  due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  token BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  reason VARCHAR,
  ticket_id UUID,
  settled_at TIMESTAMP(6) WITH TIME ZONE,
  CONSTRAINT ${prefix}inbox_pk PRIMARY KEY (tenant, id),
  CONSTRAINT ${prefix}inbox_id UNIQUE (id),
  CONSTRAINT ${prefix}inbox_once UNIQUE (tenant, dedupe_key)
);
CREATE INDEX ${prefix}inbox_by_arrival ON ${tk}inbox (state, channel, arrived_at, id);
CREATE INDEX ${prefix}inbox_by_tenant ON ${tk}inbox (tenant, state, arrived_at, id);

-- Where the reading of each mailbox stopped.
CREATE TABLE ${tk}mailbox (
  tenant VARCHAR(64) NOT NULL,
  mailbox VARCHAR(500) NOT NULL,
  cursor_text VARCHAR NOT NULL,
  CONSTRAINT ${prefix}mailbox_pk PRIMARY KEY (tenant, mailbox)
);

-- Files by their digest; an upload's chunks are there before its digest is known.
CREATE TABLE ${tk}file (
  tenant VARCHAR(64) NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  size_bytes BIGINT NOT NULL,
  upload_no BIGINT NOT NULL,
  staged_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT ${prefix}file_pk PRIMARY KEY (tenant, sha256)
);
CREATE INDEX ${prefix}file_by_staging ON ${tk}file (staged_at, tenant, sha256);
CREATE TABLE ${tk}file_chunk (
  tenant VARCHAR(64) NOT NULL,
  upload_no BIGINT NOT NULL,
  chunk_no INTEGER NOT NULL,
  chunk_bytes VARBINARY(262144) NOT NULL,
  CONSTRAINT ${prefix}file_chunk_pk PRIMARY KEY (tenant, upload_no, chunk_no)
);

-- Where the sequence of case numbers stood when a year, month or day began, for series that restart: all tenants count from there.
CREATE TABLE ${tk}number_period (
  period VARCHAR(100) NOT NULL,
  numbers_before BIGINT NOT NULL,
  CONSTRAINT ${prefix}number_period_pk PRIMARY KEY (period)
);

-- The people of a host that has no directory of its own: who works on tickets, how they are reached, what they know, when they are away.
CREATE TABLE ${tk}agent (
  tenant VARCHAR(64) NOT NULL,
  agent_id VARCHAR(64) NOT NULL,
  public_name VARCHAR(200) NOT NULL,
  weight INTEGER NOT NULL,
  capacity INTEGER NOT NULL,
  hours VARCHAR,
  present BOOLEAN NOT NULL,
  CONSTRAINT ${prefix}agent_pk PRIMARY KEY (tenant, agent_id)
);
CREATE TABLE ${tk}agent_contact (
  tenant VARCHAR(64) NOT NULL,
  channel VARCHAR(40) NOT NULL,
  address VARCHAR(320) NOT NULL,
  agent_id VARCHAR(64) NOT NULL,
  position_no INTEGER NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  language_tag VARCHAR(100) NOT NULL,
  zone VARCHAR(64) NOT NULL,
  CONSTRAINT ${prefix}agent_contact_pk PRIMARY KEY (tenant, channel, address)
);
CREATE INDEX ${prefix}agent_contact_by_agent ON ${tk}agent_contact (tenant, agent_id, position_no);
CREATE TABLE ${tk}team_member (
  tenant VARCHAR(64) NOT NULL,
  team VARCHAR(64) NOT NULL,
  agent_id VARCHAR(64) NOT NULL,
  CONSTRAINT ${prefix}team_member_pk PRIMARY KEY (tenant, team, agent_id)
);
CREATE INDEX ${prefix}team_member_by_agent ON ${tk}team_member (tenant, agent_id, team);
CREATE TABLE ${tk}agent_skill (
  tenant VARCHAR(64) NOT NULL,
  agent_id VARCHAR(64) NOT NULL,
  skill VARCHAR(64) NOT NULL,
  skill_level INTEGER NOT NULL,
  CONSTRAINT ${prefix}agent_skill_pk PRIMARY KEY (tenant, agent_id, skill)
);

-- When somebody is away, and who stands in; queues are codes with a space between them, none for all.
CREATE TABLE ${tk}absence (
  tenant VARCHAR(64) NOT NULL,
  agent_id VARCHAR(64) NOT NULL,
  position_no INTEGER NOT NULL,
  from_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  to_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  deputy VARCHAR(64),
  queues VARCHAR NOT NULL,
  CONSTRAINT ${prefix}absence_pk PRIMARY KEY (tenant, agent_id, position_no)
);
CREATE INDEX ${prefix}absence_by_deputy ON ${tk}absence (tenant, deputy, agent_id);

-- The requesters whom such a host knows, and how they are reached.
CREATE TABLE ${tk}requester (
  tenant VARCHAR(64) NOT NULL,
  requester_id VARCHAR(64) NOT NULL,
  customer_number VARCHAR(64),
  CONSTRAINT ${prefix}requester_pk PRIMARY KEY (tenant, requester_id),
  CONSTRAINT ${prefix}requester_number UNIQUE (tenant, customer_number)
);
CREATE TABLE ${tk}requester_contact (
  tenant VARCHAR(64) NOT NULL,
  channel VARCHAR(40) NOT NULL,
  address VARCHAR(320) NOT NULL,
  requester_id VARCHAR(64) NOT NULL,
  position_no INTEGER NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  language_tag VARCHAR(100) NOT NULL,
  zone VARCHAR(64) NOT NULL,
  CONSTRAINT ${prefix}requester_contact_pk PRIMARY KEY (tenant, channel, address)
);
CREATE INDEX ${prefix}requester_contact_by_requester ON ${tk}requester_contact (tenant, requester_id, position_no);

-- The running part of case numbers, drawn in blocks of 50 by each node, and the numbers of uploads. A sequence knows no rollback:
-- what was drawn once is never drawn again.
CREATE SEQUENCE ${tk}case_number START WITH 1 INCREMENT BY 50 NO CACHE;
CREATE SEQUENCE ${tk}upload START WITH 1 NO CACHE;
