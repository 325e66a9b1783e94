create table if not exists wx_user (
  id bigint primary key,
  openid varchar(64) not null unique,
  create_time timestamp not null
);
