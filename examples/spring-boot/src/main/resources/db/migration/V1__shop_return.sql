CREATE TABLE shop_return (order_id INTEGER PRIMARY KEY, case_number VARCHAR(64) NOT NULL);
