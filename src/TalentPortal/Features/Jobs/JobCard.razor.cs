using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Jobs;

/// <summary>A published position in a list.</summary>
public sealed partial class JobCard
{
    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    /// <summary>The position.</summary>
    [Parameter, EditorRequired] public required JobItem Job { get; set; }

    /// <summary>The words searched for, to be marked; null where nothing was searched.</summary>
    [Parameter] public SearchMarks? Marks { get; set; }

    /// <summary>Language of the card; the page's, unless it is a preview.</summary>
    [Parameter] public Language Language { get; set; } = Languages.Current;

    private string Title => Job.Title.In(Language);

    private string Employer => Job.Employer.In(Language);

    private string Summary => Job.Summary.In(Language);

    private string? Workplace => Job.Workplace switch
    {
        Domain.Workplace.Remote => Text("JobCard_Remote"),
        Domain.Workplace.Hybrid => Text("JobCard_Hybrid"),
        _ => null,
    };

    private (string Before, string After) Confirmed
    {
        get
        {
            var parts = Text("JobCard_Confirmed", "\u0001").Split('\u0001');
            return (parts[0], parts[^1]);
        }
    }

    /// <summary>Marks a text that is not there in the language of the page with the one it is in.</summary>
    private string? LangOf(Bilingual text) => text.Has(Language) ? null : Language.Other().Tag();

    private RenderFragment Marked(string text) => MarkedText.Of(text, Marks?.In(text) ?? []);

    private string Text(string key, params object[] values) => T.In(Language, key, values);
}
