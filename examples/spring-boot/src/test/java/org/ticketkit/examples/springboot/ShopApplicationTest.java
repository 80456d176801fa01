package org.ticketkit.examples.springboot;

import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopApplicationTest {

    @Test
    void a_day_in_the_shop_is_printed() {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            ShopApplication.main(new String[] {"--exit", "--tickets.round=PT1H"});
        } finally {
            System.setOut(before);
        }
        assertLinesMatch(
                List.of(
                        "Order 7 comes back: T-\\d{4}-000001-\\d\\d",
                        "Order 7 again: the shop's own row is refused",
                        "Returns: 1",
                        "To carla@example.org: .*",
                        "Opened: 1, notices waiting: 0"),
                bytes.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
