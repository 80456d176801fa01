package org.ticketkit.examples.springboot;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.EnableScheduling;

/** A shop on Spring Boot whose returns are cases: sends one order back, does a round, and goes on with rounds. */
@SpringBootApplication
@EnableScheduling
class ShopApplication {

    /** Stops after the first round if {@code --exit} is given. */
    public static void main(String[] args) {
        ConfigurableApplicationContext shop = SpringApplication.run(ShopApplication.class, args);
        day(shop.getBean(Returns.class));
        shop.getBean(TicketRounds.class).round();
        MeterRegistry meters = shop.getBean(MeterRegistry.class);
        System.out.println("Opened: "
                + (int) meters.counter("tickets.events", "event", "Opened").count()
                + ", notices waiting: "
                + (int) meters.get("tickets.notices.waiting").gauge().value());
        if (List.of(args).contains("--exit")) {
            shop.close();
        }
    }

    private static void day(Returns returns) {
        System.out.println("Order 7 comes back: " + returns.sendBack(7).number());
        try {
            returns.sendBack(7);
        } catch (DuplicateKeyException e) {
            System.out.println("Order 7 again: the shop's own row is refused");
        }
        System.out.println("Returns: " + returns.count());
    }
}
