using Microsoft.AspNetCore.Components;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Shell;

namespace TalentPortal.Features.Matches;

/// <summary>Which postings fit, and why; one form for each, without scripts.</summary>
public sealed partial class BrowseMatchesPage
{
    private BrowseMatchesResult? _found;

    [CascadingParameter] private SiteContext? Site { get; set; }

    /// <summary>What consultants proposed and waits for the person, also where the posting is over: that is said there.</summary>
    private IReadOnlyList<BrowseMatchesResult.Proposed> Waiting => [.. (_found?.Proposals ?? []).Where(one => one.Proposal.IsWaiting)];

    private IReadOnlyList<BrowseMatchesResult.Proposed> Past => [.. (_found?.Proposals ?? []).Where(one => !one.Proposal.IsWaiting)];

    [SupplyParameterFromForm] private Typed Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _found = (await Sender.Send(new BrowseMatches(), Http.RequestAborted)).OrNotFound(Navigation);
    }

    private Task PutAside() => Send(new RefuseMatch(Job), "aside");

    private Task TakeBack() => Send(new TakeBackRefusal(Job), "back");

    private Task Decline() => Send(new DeclineProposal(Guid.TryParse(Form.Proposal, out var id) ? id : Guid.Empty, Form.Reason), "declined");

    private Guid Job => Guid.TryParse(Form.Job, out var id) ? id : Guid.Empty;

    private async Task Send(ICommand<Done> command, string done)
    {
        if (await Submit(command) is not null) Navigation.NavigateTo($"me/matches?done={done}");
    }

    /// <summary>Proposals are answered at the tenant whose case it is.</summary>
    private bool IsHere(TenantRef tenant) => tenant.Slug == Site?.Look.Slug;

    private string Href(TenantRef tenant, Guid job) => IsHere(tenant) ? $"jobs/{job}" : SiteAddress.Of(tenant, Languages.Current, $"jobs/{job}");

    /// <summary>The form that was sent.</summary>
    public sealed class Typed
    {
        public string? Job { get; set; }

        public string? Proposal { get; set; }

        /// <summary>Why a proposal is not for the person.</summary>
        public string? Reason { get; set; }
    }
}
