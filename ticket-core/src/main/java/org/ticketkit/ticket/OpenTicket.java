package org.ticketkit.ticket;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Open a ticket: raw input, checked as a whole when it reaches the desk. {@link #from(Contact)} starts a builder.
 *
 * @param subject one line, 1 to 998 characters
 * @param content what was written
 * @param requester how the one who asks is reached
 * @param requesterId the host's key of the requester, or null: the directory is asked, else a key is made
 * @param channel the channel that it came by, for example {@code web}
 * @param priority how urgent it is
 * @param queue the team that it is for; empty is "not yet triaged"
 * @param category what it is about; empty is "not yet triaged"
 * @param tags codes to find it by
 * @param fields custom fields by name
 * @param attributes facts about the requester at intake, by name (rule A1)
 * @param links links to other tickets
 * @param status the code of the status that it begins in, one of the initial ones of the lifecycle, or null for the default
 * @param messageId the id of the message on its channel, or null
 * @param idempotencyKey a key under which a repeat is recognised (rule T1), or null
 * @param reference the request's name in another system, unique in the tenant (rule T1), or null
 * @param acknowledgement is the requester told at once?
 */
public record OpenTicket(
        @NotBlank(message = "{ticketkit.subject.empty}")
        @Size(max = OpenTicket.MAX_SUBJECT, message = "{ticketkit.subject.long}")
        @Pattern(regexp = "[^\\p{Cntrl}]*", message = "{ticketkit.subject.line}")
        String subject,

        @NotNull(message = "{ticketkit.missing}") @Valid Content content,
        @NotNull(message = "{ticketkit.missing}") Contact requester,
        @Nullable RequesterId requesterId,

        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = CODE, message = "{ticketkit.code}")
        String channel,

        @NotNull(message = "{ticketkit.missing}") Priority priority,

        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = CODE_OR_EMPTY, message = "{ticketkit.code}")
        String queue,

        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = CODE_OR_EMPTY, message = "{ticketkit.code}")
        String category,

        @NotNull(message = "{ticketkit.missing}") @Size(max = 50, message = "{ticketkit.many}")
        Set<@NotNull(message = "{ticketkit.missing}") @Pattern(regexp = CODE, message = "{ticketkit.code}") String>
                tags,

        @NotNull(message = "{ticketkit.missing}") @Size(max = 100, message = "{ticketkit.many}")
        Map<
                        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = CODE, message = "{ticketkit.code}")
                        String,
                        @NotNull(message = "{ticketkit.missing}") FieldValue>
                fields,

        @NotNull(message = "{ticketkit.missing}") @Size(max = 100, message = "{ticketkit.many}")
        Map<
                        @NotNull(message = "{ticketkit.missing}") @Pattern(regexp = CODE, message = "{ticketkit.code}")
                        String,
                        @NotNull(message = "{ticketkit.missing}") @Size(max = 500, message = "{ticketkit.long}") String>
                attributes,

        @NotNull(message = "{ticketkit.missing}") @Size(max = 50, message = "{ticketkit.many}")
        List<@NotNull(message = "{ticketkit.missing}") Link> links,

        @Nullable @Pattern(regexp = CODE, message = "{ticketkit.code}")
        String status,

        @Nullable @Size(max = 998, message = "{ticketkit.long}")
        String messageId,

        @Nullable @Size(min = 1, max = 200, message = "{ticketkit.length}")
        String idempotencyKey,

        @Nullable ExternalReference reference,
        @NotNull(message = "{ticketkit.missing}") Acknowledgement acknowledgement) {

    /** The longest subject, in characters: a line of RFC 5322 without its line end. */
    public static final int MAX_SUBJECT = 998;

    /** What a code looks like. */
    static final String CODE = "[\\p{L}\\p{N}._:@+/-]{1,64}";

    /** What a code that may be missing looks like. */
    static final String CODE_OR_EMPTY = "[\\p{L}\\p{N}._:@+/-]{0,64}";

    /** Starts a request by this person; the channel is the contact's until another is set. */
    public static Builder from(Contact requester) {
        return new Builder(requester);
    }

    /** Collects the parts of a request; everything but subject and text has a default. */
    public static final class Builder {

        private final Contact requester;
        private final Set<String> tags = new HashSet<>();
        private final Map<String, FieldValue> fields = new TreeMap<>();
        private final Map<String, String> attributes = new HashMap<>();
        private final List<Link> links = new ArrayList<>();
        private String subject = "";
        private Content content = Content.of("");
        private String channel;
        private String queue = "";
        private String category = "";
        private Priority priority = Priority.NORMAL;
        private Acknowledgement acknowledgement = Acknowledgement.SEND;
        private @Nullable RequesterId requesterId;
        private @Nullable String status;
        private @Nullable String messageId;
        private @Nullable String idempotencyKey;
        private @Nullable ExternalReference reference;

        private Builder(Contact requester) {
            this.requester = requester;
            this.channel = requester.channel();
        }

        /** One line, 1 to 998 characters. */
        public Builder subject(String line) {
            subject = line;
            return this;
        }

        /** What was written, as plain text. */
        public Builder text(String text) {
            content = new Content(text, content.html(), content.newPart(), content.attachments());
            return this;
        }

        /** What was written. */
        public Builder content(Content whole) {
            content = whole;
            return this;
        }

        /** One more staged file. */
        public Builder attach(StagedFile file) {
            content = content.with(file);
            return this;
        }

        /** The host's key of the requester. */
        public Builder requesterId(@Nullable RequesterId id) {
            requesterId = id;
            return this;
        }

        /** The channel that it came by. */
        public Builder channel(String code) {
            channel = code;
            return this;
        }

        /** The team that it is for. */
        public Builder queue(String code) {
            queue = code;
            return this;
        }

        /** What it is about. */
        public Builder category(String code) {
            category = code;
            return this;
        }

        /** How urgent it is; {@link Priority#NORMAL} by default. */
        public Builder priority(Priority level) {
            priority = level;
            return this;
        }

        /** One more code to find it by. */
        public Builder tag(String code) {
            tags.add(code);
            return this;
        }

        /** Sets a custom field. */
        public Builder field(String name, FieldValue value) {
            fields.put(name, value);
            return this;
        }

        /** Adds a fact about the requester at intake. */
        public Builder attribute(String name, String value) {
            attributes.put(name, value);
            return this;
        }

        /** Adds a link to another ticket. */
        public Builder link(Link.Kind kind, TicketId target) {
            links.add(new Link(kind, target));
            return this;
        }

        /** The status that it begins in; the default of the lifecycle unless another of its initial ones is named. */
        public Builder status(@Nullable String code) {
            status = code;
            return this;
        }

        /** The id of the message on its channel. */
        public Builder messageId(@Nullable String id) {
            messageId = id;
            return this;
        }

        /** A key of 1 to 200 characters under which a repeat is recognised (rule T1). */
        public Builder idempotencyKey(@Nullable String key) {
            idempotencyKey = key;
            return this;
        }

        /** The request's name in another system; a second ticket with it is refused or replayed (rule T1). */
        public Builder reference(String system, String id) {
            reference = new ExternalReference(system, id);
            return this;
        }

        /** Is the requester told at once? {@link Acknowledgement#SEND} by default. */
        public Builder acknowledgement(Acknowledgement choice) {
            acknowledgement = choice;
            return this;
        }

        /** The command; nothing is checked before it reaches the desk. */
        public OpenTicket build() {
            return new OpenTicket(
                    subject,
                    content,
                    requester,
                    requesterId,
                    channel,
                    priority,
                    queue,
                    category,
                    Set.copyOf(tags),
                    Map.copyOf(fields),
                    Map.copyOf(attributes),
                    List.copyOf(links),
                    status,
                    messageId,
                    idempotencyKey,
                    reference,
                    acknowledgement);
        }
    }
}
