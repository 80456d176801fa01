package org.ticketkit.examples.helpdesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Templates escape whatever is not markup already. */
class HelpdeskHtmlTest {

    @Test
    void what_could_be_markup_is_escaped() {
        assertEquals(
                "<p title=\"&quot;&#39;\">&lt;a href=x&gt;&amp;amp;</p>",
                Html.of("<p title=\"{}\">{}</p>", "\"'", "<a href=x>&amp;").markup());
    }

    @Test
    void markup_goes_in_as_it_is_and_lists_one_after_the_other() {
        Html item = Html.of("<li>{}</li>", "<");

        assertEquals(
                "<ul><li>&lt;</li><li>&lt;</li>&gt;</ul>",
                Html.of("<ul>{}{}</ul>", List.of(item, item), ">").markup());
    }

    @Test
    void a_place_in_an_argument_is_no_place() {
        assertEquals("{} and b", Html.of("{} and {}", "{}", "b").markup());
    }

    @Test
    void controls_and_marks_of_direction_are_made_visible() {
        assertEquals(
                "a\uFFFDb\uFFFDc\n\td\uFFFD",
                Html.of("{}", "a\u0000b\u202Ec\n\td\u2066").markup());
    }

    @Test
    void as_many_arguments_as_places() {
        assertThrows(RuntimeException.class, () -> Html.of("{}"));
        assertThrows(IllegalArgumentException.class, () -> Html.of("", "too many"));
    }
}
