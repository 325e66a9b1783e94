package io.menjin.bench.tutorial;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

/** The users' table; MyBatis-Plus writes the SQL. */
@Mapper
interface WxUserMapper extends BaseMapper<WxUser> {}
