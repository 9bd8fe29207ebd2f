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

    [SupplyParameterFromForm] private Typed Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "done")] private string? Done { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        _found = (await Sender.Send(new BrowseMatches(), Http.RequestAborted)).OrNotFound(Navigation);
    }

    private Task PutAside() => Send(new RefuseMatch(Job), "aside");

    private Task TakeBack() => Send(new TakeBackRefusal(Job), "back");

    private Guid Job => Guid.TryParse(Form.Job, out var id) ? id : Guid.Empty;

    private async Task Send(ICommand<Done> command, string done)
    {
        if (await Submit(command) is not null) Navigation.NavigateTo($"me/matches?done={done}");
    }

    private string Href(BrowseMatchesResult.Item item) => item.Tenant.Slug == Site?.Look.Slug ? $"jobs/{item.JobId}" : SiteAddress.Of(item.Tenant, Languages.Current, $"jobs/{item.JobId}");

    /// <summary>The form that was sent.</summary>
    public sealed class Typed
    {
        public string? Job { get; set; }
    }
}
