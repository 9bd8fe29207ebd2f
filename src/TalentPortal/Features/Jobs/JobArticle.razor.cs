using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Jobs;

/// <summary>What a position says, as the public reads it.</summary>
public sealed partial class JobArticle
{
    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    /// <summary>What it says.</summary>
    [Parameter, EditorRequired] public required JobContent Content { get; set; }

    /// <summary>How its two languages stand to each other.</summary>
    [Parameter] public JobTranslation Translation { get; set; }

    /// <summary>Language of the reader; the page's, unless it is a preview.</summary>
    [Parameter] public Language Language { get; set; } = Languages.Current;

    /// <summary>What sort of employer it is, where that stands in place of its name.</summary>
    [Parameter] public EmployerKind? EmployerKind { get; set; }

    /// <summary>Whether a skill leads to other positions that ask for it: on the public page, not where somebody is writing.</summary>
    [Parameter] public bool LinksSkills { get; set; }

    private string? LanguageNote => (Translation, Language) switch
    {
        (JobTranslation.OnlyChinese, Language.English) => Text("ViewJob_OnlyChinese"),
        (JobTranslation.OnlyEnglish, Language.Chinese) => Text("ViewJob_OnlyEnglish"),
        (JobTranslation.EnglishBehind, Language.English) => Text("ViewJob_EnglishBehind"),
        (JobTranslation.ChineseBehind, Language.Chinese) => Text("ViewJob_ChineseBehind"),
        _ => null,
    };

    private string? PayMore
    {
        get
        {
            var said = string.Join(" \u00b7 ", new[] { JobSaid.PayMonths(Content.PayMonths, Language), JobSaid.PayYear(Content, Language) }.OfType<string>());
            return said.Length == 0 ? null : said;
        }
    }

    /// <summary>Marks a text that is not there in the reader's language with the one it is in.</summary>
    private string? LangOf(Bilingual text) => text.Has(Language) || !text.Has(Language.Other()) ? null : Language.Other().Tag();

    private string Text(string key, params object[] values) => T.In(Language, key, values);
}
