using FluentValidation;
using MediatR;

namespace TalentPortal.Platform.Messaging;

/// <summary>Shape and limits only. Each failure names a key of the feature's texts in its error code.</summary>
internal sealed class ValidateBehavior<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        List<Invalidity> errors = [];
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, ct);
            errors.AddRange(result.Errors.Select(failure => new Invalidity(
                failure.PropertyName,
                failure.CustomState as TextKey ?? new TextKey(failure.ErrorCode))));
        }

        return errors.Count == 0 ? await next() : TResponse.Fail(Outcome.Invalid(errors));
    }
}

/// <summary>Names the text of a validation failure.</summary>
public static class ValidationTexts
{
    /// <summary>The text key shown when the rule fails; <paramref name="args"/> fill its placeholders.</summary>
    public static IRuleBuilderOptions<T, TProperty> Says<T, TProperty>(
        this IRuleBuilderOptions<T, TProperty> rule, string key, params object[] args) =>
        rule.WithErrorCode(key).WithState(_ => new TextKey(key, args));

    /// <summary>Text a database and a page can hold: no U+0000, no lone surrogate, at most <paramref name="max"/> characters.</summary>
    public static IRuleBuilderOptions<T, string?> IsPlainText<T>(this IRuleBuilder<T, string?> rule, int max, string key) =>
        rule.Must(value => value is null || (value.Length <= max && Text.PlainText.IsStorable(value))).Says(key, max);
}
