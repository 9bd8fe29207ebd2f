using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
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

    /// <summary>The words searched for, to be marked.</summary>
    [Parameter] public string? Query { get; set; }

    private string Title => Job.Title.In(Languages.Current);

    private string Employer => Job.Employer.In(Languages.Current);

    private string Summary => Job.Summary.In(Languages.Current);

    private string? Workplace => Job.Workplace switch
    {
        Domain.Workplace.Remote => T["JobCard_Remote"].Value,
        Domain.Workplace.Hybrid => T["JobCard_Hybrid"].Value,
        _ => null,
    };

    private (string Before, string After) Confirmed
    {
        get
        {
            var parts = T["JobCard_Confirmed", "\u0001"].Value.Split('\u0001');
            return (parts[0], parts[^1]);
        }
    }

    /// <summary>Marks a text that is not there in the language of the page with the one it is in.</summary>
    private static string? LangOf(Bilingual text) => text.Has(Languages.Current) ? null : Languages.Current.Other().Tag();

    private IReadOnlyCollection<string> MarksOf(string text) => string.IsNullOrWhiteSpace(Query) ? [] : SearchMarks.Of(Query, text);
}
