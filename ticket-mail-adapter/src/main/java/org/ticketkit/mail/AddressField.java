package org.ticketkit.mail;

import java.util.List;

/** The header fields that hold addresses, each with the names under which it occurs; may grow. */
public enum AddressField {
    /** Who wrote it. */
    FROM("From"),
    /** Who sent it on behalf of the author. */
    SENDER("Sender"),
    /** Where answers should go. */
    REPLY_TO("Reply-To"),
    /** The main recipients. */
    TO("To"),
    /** Further recipients. */
    CC("Cc"),
    /** Blind recipients, where a mail still shows them. */
    BCC("Bcc"),
    /** The mailbox that the last server put it in. */
    DELIVERED_TO("Delivered-To"),
    /** The recipient before aliases were resolved. */
    X_ORIGINAL_TO("X-Original-To"),
    /** The envelope's recipient as some servers note it. */
    ENVELOPE_TO("Envelope-To", "X-Envelope-To"),
    /** The envelope's sender. */
    RETURN_PATH("Return-Path");

    private final String header;
    private final String alias;

    AddressField(String header) {
        this(header, header);
    }

    AddressField(String header, String alias) {
        this.header = header;
        this.alias = alias;
    }

    List<String> headers() {
        return header.equals(alias) ? List.of(header) : List.of(header, alias);
    }
}
