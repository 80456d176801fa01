/**
 * Turns mail into tickets and notices into mail.
 *
 * <p>Sees the exported packages of the engine, never its internals and never the JDBC adapter. Start with
 * {@link org.ticketkit.mail.MailIntake} for mail that comes in, which {@link org.ticketkit.mail.ImapPoller} fetches, and with
 * {@link org.ticketkit.mail.MailNotifier} for mail that goes out. A host that scans files implements
 * {@link org.ticketkit.mail.AttachmentScanner}. Reading raw bytes starts at {@link org.ticketkit.mail.MailParser} and needs nothing of
 * the engine.
 */
@NullMarked
package org.ticketkit.mail;

import org.jspecify.annotations.NullMarked;
