package io.menjin.spring.web.guard;

import io.menjin.core.account.AccountId;
import io.menjin.core.session.Authenticated;
import io.menjin.core.user.UserView;
import io.menjin.spring.CurrentUser;
import io.menjin.spring.MenjinUser;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Fills parameters annotated with {@link CurrentUser}. Thread-safe. */
public final class CurrentUserResolver implements HandlerMethodArgumentResolver {
    private final RequestUsers users;

    public CurrentUserResolver(RequestUsers users) {
        this.users = users;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        if (Demands.currentUser(parameter) == null) {
            return false;
        }
        Class<?> type = parameter.getParameterType();
        if (type != MenjinUser.class && type != UserView.class && type != AccountId.class) {
            throw new IllegalStateException(
                    "@CurrentUser is for parameters of the types MenjinUser, UserView and AccountId, not "
                            + type.getName());
        }
        return true;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        if (request == null) {
            throw new IllegalStateException("@CurrentUser needs a servlet request");
        }
        CurrentUser annotation = Demands.currentUser(parameter);
        Optional<Authenticated> caller =
                annotation != null && annotation.required() ? Optional.of(users.require(request)) : users.find(request);
        return caller.map(authenticated -> convert(authenticated, parameter.getParameterType()))
                .orElse(null);
    }

    private Object convert(Authenticated caller, Class<?> type) {
        if (type == AccountId.class) {
            return caller.account().id();
        }
        return type == UserView.class ? users.toView(caller) : users.toUser(caller);
    }
}
