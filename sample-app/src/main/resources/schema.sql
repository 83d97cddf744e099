CREATE TABLE stock (
    product   VARCHAR(40) PRIMARY KEY,
    available BIGINT NOT NULL
);

CREATE TABLE orders (
    id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product  VARCHAR(40) NOT NULL REFERENCES stock,
    quantity INT NOT NULL,
    card     VARCHAR(20) NOT NULL
);
