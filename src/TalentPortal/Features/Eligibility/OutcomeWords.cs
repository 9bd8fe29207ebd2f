using System.Globalization;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Eligibility.Domain;
using TalentPortal.Features.Rules.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Eligibility;

/// <summary>What a rule came to, as a sentence.</summary>
internal static class OutcomeWords
{
    public static string Of(KeptOutcome outcome, RuleDocument document, IStringLocalizer<EligibilityText> texts) => Of(outcome, document.Routes?.Routes.FirstOrDefault(route => route.Head.Id == outcome.Route)?.Title, texts);

    public static string Of(KeptOutcome outcome, Bilingual? route, IStringLocalizer<EligibilityText> texts)
    {
        List<string> words = [Short(outcome, route, texts)];
        if (outcome.Until is { } until) words.Add(texts["Outcome_Until", DateWords.Day(until.AddDays(-1), CultureInfo.CurrentUICulture)]);
        return string.Join(' ', words);
    }

    /// <summary>What changed: the class, the points, the verdict or the day.</summary>
    public static string Change(KeptResult kept, Bilingual? route, Bilingual? before, IStringLocalizer<EligibilityText> texts)
    {
        var (now, then) = (kept.Now, kept.Before!);
        if (now.IsOver) return texts["Change_Over"];
        var parts = now.Class is not null || then.Class is not null
            ? texts["Change_Class", now.Class ?? texts["Outcome_None"].Value, then.Class ?? texts["Outcome_None"].Value]
            : now.Verdict != then.Verdict ? texts["Change_Verdict", texts["Verdict_" + now.Verdict].Value, texts["Verdict_" + then.Verdict].Value]
            : now.Points != then.Points ? texts["Change_Points", now.Points ?? 0, then.Points ?? 0]
            : texts["Change_Details", Of(now, route, texts), Of(then, before, texts)];
        return now.Version == then.Version ? parts : texts["Change_ByVersion", parts.Value, now.Version];
    }

    private static string Short(KeptOutcome outcome, Bilingual? route, IStringLocalizer<EligibilityText> texts)
    {
        if (outcome.IsOver) return texts["Outcome_Over"];
        if (outcome.Points is { } points) return texts["Outcome_Points", points, outcome.Class ?? texts["Outcome_None"].Value];
        if (route is not null) return texts["Outcome_Route", outcome.Class ?? "", route.In(Languages.Current)];
        return outcome.Amount is { } amount ? texts["Outcome_Amount", texts["Verdict_" + outcome.Verdict].Value, MoneyText.Sum(amount, "CNY", CultureInfo.CurrentUICulture)] : texts["Outcome_Verdict", texts["Verdict_" + outcome.Verdict].Value];
    }
}
