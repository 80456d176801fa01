package org.ticketkit.ticket;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote: raw input of the commands that add an entry.
 *
 * @param text the full text; its limit is the desk's (1 MiB of UTF-8 by default, rule T4)
 * @param html the HTML form, already cleaned, or null
 * @param newPart the part of {@code text} that is not quoted, or null for the whole
 * @param attachments files that the same actor staged before, within a day
 */
public record Content(
        @NotBlank(message = "{ticketkit.text.empty}") String text,
        @Nullable String html,
        @Nullable Span newPart,

        @NotNull(message = "{ticketkit.missing}")
        List<@NotNull(message = "{ticketkit.missing}") StagedFile> attachments) {

    /** Plain text alone. */
    public static Content of(String text) {
        return new Content(text, null, null, List.of());
    }

    /** The same with this HTML form, which must be clean already. */
    public Content withHtml(@Nullable String newHtml) {
        return new Content(text, newHtml, newPart, attachments);
    }

    /** The same with this part marked as new. */
    public Content withNewPart(@Nullable Span span) {
        return new Content(text, html, span, attachments);
    }

    /** The same with one more staged file. */
    public Content with(StagedFile file) {
        List<StagedFile> more = new ArrayList<>(attachments);
        more.add(file);
        return new Content(text, html, newPart, List.copyOf(more));
    }

    /** The same with these staged files instead. */
    public Content withAttachments(List<StagedFile> files) {
        return new Content(text, html, newPart, List.copyOf(files));
    }
}
