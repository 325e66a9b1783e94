package io.menjin.examples.shop.comment;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

record NewComment(
        @NotBlank @Size(max = 300) String text,
        @Min(1) @Max(5) int rating) {}
