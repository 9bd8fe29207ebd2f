using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Shell;

/// <summary>Turns an outcome into what a page shows.</summary>
public static class PageOutcomes
{
    /// <summary>The messages of a form, in the language of the page; none when the outcome is Ok.</summary>
    /// <param name="texts">The feature's texts, where the outcome's keys lie.</param>
    /// <param name="shared">Texts of the frame, for a record that somebody else changed or that is gone.</param>
    public static FormErrors ToErrors<T>(this Outcome<T> outcome, IStringLocalizer texts, IStringLocalizer<SharedText> shared) => outcome.Kind switch
    {
        OutcomeKind.Ok => FormErrors.None,
        OutcomeKind.Invalid => new FormErrors(outcome.Errors.Select(error => new FormError(error.Field, texts.Say(error.Text, shared)))),
        OutcomeKind.Refused => new FormErrors([new FormError("", texts.Say(outcome.Reason!, shared))]),
        OutcomeKind.Conflict => new FormErrors([new FormError("", shared["Outcome_Conflict"])]),
        _ => new FormErrors([new FormError("", shared["Outcome_NotFound"])]),
    };

    /// <summary>The text of a key with its values.</summary>
    public static string Say(this IStringLocalizer texts, TextKey key) => key.Args.Length == 0 ? texts[key.Name] : texts[key.Name, key.Args];

    /// <summary>The text of a key of the feature, or of one that all features have in common.</summary>
    private static string Say(this IStringLocalizer texts, TextKey key, IStringLocalizer<SharedText> shared) => texts[key.Name].ResourceNotFound ? shared.Say(key) : texts.Say(key);

    /// <summary>The value of a query that answered Ok; else the page becomes the site's 404 page and the result is default.</summary>
    public static T? OrNotFound<T>(this Outcome<T> outcome, NavigationManager navigation)
    {
        if (outcome.IsOk) return outcome.Value;
        navigation.NotFound();
        return default;
    }
}
