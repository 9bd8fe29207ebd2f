using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>A published position. One that is over answers 410 and says so.</summary>
public sealed partial class ViewJobPage
{
    private const int SummaryMax = 160;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private SiteAddresses Addresses { get; set; } = null!;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    [CascadingParameter] private SiteContext? Site { get; set; }

    [CascadingParameter] private HttpContext? Http { get; set; }

    [Parameter] public Guid JobId { get; set; }

    private ViewJobResult? Result { get; set; }

    private string Title => Result!.Title.In(Languages.Current);

    private IReadOnlyList<Crumb> Crumbs => [new(T["ViewJob_Home"], "./"), new(T["BrowseJobs_Title"], "jobs"), new(Title)];

    private string Summary
    {
        get
        {
            var employer = Result!.Employer.In(Languages.Current);
            if (Result.Open is not { } open) return T["ViewJob_ClosedTitle"];
            var text = string.Join(" \u00b7 ", new[] { employer, open.Place, open.Kind, open.Degree }.OfType<string>());
            return text.Length <= SummaryMax ? text : text[..SummaryMax];
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Result = (await Sender.Send(new ViewJob(JobId))).OrNotFound(Navigation);
        if (Result?.Elsewhere is { } elsewhere) Navigation.NavigateTo(elsewhere);
        else if (Result is { Open: null } && Http is { Response.HasStarted: false } http) http.Response.StatusCode = StatusCodes.Status410Gone;
    }

    private JsonObject Schema(OpenJob job) =>
        JobSchema.Of(job.Posting(Result!.Id, Result.Employer), SafeMarkdown.ToHtml(job.Content.Description.In(Languages.Current)) ?? "", Addresses.Of(job.Publisher, Languages.Current, $"jobs/{Result.Id}"), Languages.Current);

    private string Checked(OpenJob job) => job switch
    {
        { Verification: null } => T["ViewJob_NotVerified"],
        { VouchedBy: { } park } => T["ViewJob_VouchedBy", park.In(Languages.Current)],
        { Verification: { } how } => T["ViewJob_Verified" + how],
    };

    private string Before(PostingPark park) => T["JobCard_PostedBy", park.Name.In(Languages.Current)].Value.Split(park.Name.In(Languages.Current))[0];

    private string After(PostingPark park) => T["JobCard_PostedBy", park.Name.In(Languages.Current)].Value.Split(park.Name.In(Languages.Current))[^1];

    private static string? LangOf(Bilingual text) => text.Has(Languages.Current) ? null : Languages.Current.Other().Tag();
}
