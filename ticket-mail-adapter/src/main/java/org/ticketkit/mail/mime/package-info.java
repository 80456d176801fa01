/**
 * Reads the MIME structure of raw bytes, however broken: headers, parts, transfer encodings, charsets (rule M3).
 *
 * <p>Not exported. It looks at nothing but the JDK. Start at {@link org.ticketkit.mail.mime.MimeReader}; all work is counted by
 * {@link org.ticketkit.mail.mime.Work}, so that no input takes long.
 */
@org.jspecify.annotations.NullMarked
package org.ticketkit.mail.mime;
