package org.ticketkit.examples.springboot;

import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.ticketkit.TicketDesk;
import org.ticketkit.jdbc.JdbcStorage;

/** The desk as beans: on Spring's data source, in Spring's transactions. */
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

    /** After the host's own migrations; the library's tables have a history of their own, {@code tk_schema_history}. */
    @Bean
    @DependsOnDatabaseInitialization
    JdbcStorage ticketStorage(DataSource dataSource, PlatformTransactionManager transactionManager) {
        SpringTransactions transactions = new SpringTransactions(dataSource, transactionManager);
        JdbcStorage storage = JdbcStorage.builder(transactions, transactions).build();
        storage.schema().migrate(dataSource);
        storage.schema().verify();
        return storage;
    }

    @Bean
    TicketDesk ticketDesk(JdbcStorage storage, TicketMetrics metrics) {
        return TicketDesk.builder()
                .storage(storage)
                .notifier(new PrintedMail())
                .afterCommit(metrics::count)
                .build();
    }
}
