package org.ticketkit.mail;

/** What in a mail points to a ticket, the strongest first (rule M6, 3 to 6). */
enum Sign {
    /** A signed address of ours among the recipients. */
    RECIPIENT_TOKEN(Strength.STRONG, "recipient-token"),
    /** A signed Message-ID or anchor of ours that the mail answers. */
    OWN_ID(Strength.STRONG, "own-message-id"),
    /** The Message-ID of somebody else's mail that lies in the ticket. */
    FOREIGN_ID(Strength.MEDIUM, "known-message-id"),
    /** A signed address or id of ours that is quoted in the text. */
    BODY_MARKER(Strength.MEDIUM, "body-marker"),
    /** A valid case number in the subject. */
    SUBJECT_NUMBER(Strength.WEAK, "subject-number");

    /** How much a sign proves: nobody can guess a strong one. */
    enum Strength {
        WEAK,
        MEDIUM,
        STRONG
    }

    private final Strength strength;
    private final String code;

    Sign(Strength strength, String code) {
        this.strength = strength;
        this.code = code;
    }

    Strength strength() {
        return strength;
    }

    /** The stable code that is reported and stored. */
    String code() {
        return code;
    }
}
