package org.ticketkit.mail;

import java.util.Optional;

/** A classification and the report that goes with it. */
record Classified(MailClassification classification, Optional<DeliveryReport> report) {}
