create table rate (currency varchar(3) primary key, rate varchar(10));
