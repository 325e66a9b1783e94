package io.menjin.examples.shop.comment;

import io.menjin.spring.CurrentUser;
import io.menjin.spring.MenjinUser;
import io.menjin.spring.RequireStep;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Everybody reads; who writes has a nickname. */
@RestController
@RequestMapping("/api/products/{productId}/comments")
class CommentsController {
    private final Comments comments;

    CommentsController(Comments comments) {
        this.comments = comments;
    }

    record CommentList(List<Comment> comments) {}

    @GetMapping
    CommentList list(@PathVariable String productId) {
        return new CommentList(comments.of(productId));
    }

    @RequireStep("profile")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Comment add(
            @PathVariable String productId, @CurrentUser MenjinUser author, @Valid @RequestBody NewComment comment) {
        return comments.add(productId, author, comment);
    }
}
