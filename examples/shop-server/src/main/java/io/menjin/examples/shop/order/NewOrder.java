package io.menjin.examples.shop.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

record NewOrder(
        @NotEmpty @Size(max = 20) List<@Valid Item> items,
        @Size(max = 100) @Nullable String note) {

    record Item(@NotBlank String productId, @Min(1) @Max(99) int quantity) {}
}
