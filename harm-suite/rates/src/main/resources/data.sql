insert into rate values ('USD', '0.9'), ('GBP', '1.1');
