package org.ticketkit.mail;

/** What became of raw bytes: a mail, or the reason why none could be read from them (to call, not to implement). */
public sealed interface Parsed permits ParsedMail, Unparsable {}
