INSERT INTO stock (product, available) VALUES
    ('lamp', 100000),
    ('chair', 100000),
    ('table', 100000),
    ('unicorn', 0);
