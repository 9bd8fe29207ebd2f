using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Jobs;

/// <summary>An employer's own positions: where each stands, what it waits for, what to do next. Where a recruiter's day begins.</summary>
public sealed partial class BrowseOwnJobsPage
{
    private BrowseOwnJobsResult? _found;
    private (OwnJobsView View, int Page)? _shown;
    private IReadOnlyList<Tab> _tabs = [];
    private FormErrors _errors = FormErrors.None;
    private string? _confirmed;
    private bool _busy;

    /// <summary>Nothing can be pressed while an answer is awaited, nor before the page listens.</summary>
    private bool MustWait => _busy || !RendererInfo.IsInteractive;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<JobsText> T { get; set; } = null!;

    [Inject] private IStringLocalizer<SharedText> Shared { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "view")] private string? AskedView { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }

    /// <summary>What the page before did: closed or deleted a posting.</summary>
    [SupplyParameterFromQuery(Name = "done")] private string? DoneBefore { get; set; }

    private OwnJobsView View => Enum.TryParse<OwnJobsView>(AskedView, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : OwnJobsView.All;

    private int Page => int.TryParse(AskedPage, out var page) && page is > 0 and < 5000 ? page : 1;

    private int Pages => Math.Max(1, (_found!.Counts[View] + BrowseOwnJobs.PageSize - 1) / BrowseOwnJobs.PageSize);

    private string? Said => _confirmed ?? DoneBefore switch
    {
        "closed" => T["CloseJob_Done"].Value,
        "deleted" => T["CloseJob_Deleted"].Value,
        _ => null,
    };

    protected override Task OnParametersSetAsync() => _shown == (View, Page) ? Task.CompletedTask : Show();

    private static string TitleOf(OwnJobRow row) => row.Title.In(Languages.Current);

    private static string Below(OwnJobRow row) =>
        string.Join(" \u00b7 ", new[] { ReferenceData.Divisions.Find(row.DivisionCode)?.ShortName(Languages.Current), JobWords.Kind(row.KindCode), row.Reference }.OfType<string>());

    private async Task Show()
    {
        _shown = (View, Page);
        Take(await Prerendered.Once(RendererInfo, $"jobs/{View}/{Page}", Read));
    }

    private async Task<BrowseOwnJobsResult?> Read() => (await Sender.Send(new BrowseOwnJobs(View, (Page - 1) * BrowseOwnJobs.PageSize))).OrNotFound(Navigation);

    private void Take(BrowseOwnJobsResult? found)
    {
        _found = found;
        _tabs = [.. Enum.GetValues<OwnJobsView>().Select(view => new Tab(T["BrowseOwnJobs_View_" + view], "employer/jobs" + (view == OwnJobsView.All ? "" : "?view=" + view.ToString().ToLowerInvariant()), view == View, _found?.Counts[view]))];
    }

    private bool NeedsConfirmation(OwnJobRow row) =>
        row.Status == JobStatus.Lapsed || (row is { Status: JobStatus.Live, ChangeInReview: not false } && row.LapsesAt - Clock.GetUtcNow() < BrowseOwnJobs.ConfirmAhead);

    private string Waits(OwnJobRow row) => row switch
    {
        { Status: JobStatus.Draft } => T["BrowseOwnJobs_Waits_Draft"],
        { Status: JobStatus.InReview } => T["BrowseOwnJobs_Waits_InReview", T.Waited(Clock.GetUtcNow() - row.SubmittedAt!.Value)],
        { Status: JobStatus.Returned } => T["BrowseOwnJobs_Waits_Returned"],
        { Status: JobStatus.Live, ChangeInReview: true } => T["BrowseOwnJobs_Waits_ChangeInReview"],
        { Status: JobStatus.Live, ChangeInReview: false } => T["BrowseOwnJobs_Waits_ChangeReturned"],
        { Status: JobStatus.Live } => T["BrowseOwnJobs_Waits_Live", Day(row.LapsesAt)],
        { Status: JobStatus.Lapsed } => T["BrowseOwnJobs_Waits_Lapsed"],
        { Status: JobStatus.Paused } => T["BrowseOwnJobs_Waits_Paused"],
        _ => T["CloseReason_" + row.CloseReason],
    };

    private (string Text, string Href) Next(OwnJobRow row) => row switch
    {
        { Status: JobStatus.Draft } => (T["BrowseOwnJobs_Next_Draft"], $"employer/jobs/{row.Id}"),
        { Status: JobStatus.Returned } or { Status: JobStatus.Live, ChangeInReview: false } => (T["BrowseOwnJobs_Next_Returned"], $"employer/jobs/{row.Id}"),
        { Status: JobStatus.Live } => (T["BrowseOwnJobs_Next_Live"], $"employer/applications?job={row.Id}"),
        { Status: JobStatus.Closed } => (T["BrowseOwnJobs_Next_Closed"], $"employer/jobs/new?copy={row.Id}"),
        _ => (T["BrowseOwnJobs_Next_View"], $"employer/jobs/{row.Id}"),
    };

    private static string Day(DateTimeOffset moment) => DateWords.Day(DateOnly.FromDateTime(moment.ToOffset(TimeSpan.FromHours(8)).DateTime), Languages.Current.Culture());

    private async Task Confirm(OwnJobRow row)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new ConfirmJob(row.Id), commandId: Guid.CreateVersion7(Clock.GetUtcNow()));
        _busy = false;
        (_errors, _confirmed) = (outcome.ToErrors(T, Shared), outcome.IsOk ? T["ConfirmJob_Done", TitleOf(row)].Value : null);
        Take(await Read());
    }
}
