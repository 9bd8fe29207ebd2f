using Microsoft.AspNetCore.Components;
using TalentPortal.Components;
using TalentPortal.Features.Reports.Domain;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Reports;

/// <summary>Tells the tenant that a posting is not right. Works without scripts and without an account.</summary>
public sealed partial class ReportJobPage
{
    private ViewReportFormResult? _found;
    private IReadOnlyList<Choice> _reasons = [];

    [Parameter] public Guid JobId { get; set; }

    [CascadingParameter] private SiteContext? Site { get; set; }

    [SupplyParameterFromQuery(Name = "sent")] private bool Sent { get; set; }

    [SupplyParameterFromForm(FormName = "report")] private Input Form { get; set; } = null!;

    private static Language Language => Languages.Current;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _found = (await Sender.Send(new ViewReportForm(JobId), Http.RequestAborted)).OrNotFound(Navigation);
        if (_found is null) return;
        // One reports to the tenant whose posting it is.
        if (_found.Tenant.Slug != Site?.Look.Slug) Navigation.NavigateTo(SiteAddress.Of(_found.Tenant, Language, $"reports/{JobId}"));
        _reasons = [.. Enum.GetValues<ReportReason>().Select(reason => new Choice(reason.ToString(), T["Reason_" + reason]))];
    }

    private async Task Send()
    {
        var reason = Enum.TryParse<ReportReason>(Form.Reason, out var chosen) ? chosen : (ReportReason?)null;
        if (await Submit(new ReportJob(JobId, reason, Form.Words, Form.Contact)) is not null) Navigation.NavigateTo($"reports/{JobId}?sent=true");
    }

    /// <summary>What is told, as it was typed.</summary>
    public sealed class Input
    {
        public string? Reason { get; set; }

        public string? Words { get; set; }

        public string? Contact { get; set; }
    }
}
