using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Applications;

/// <summary>The applications to the employer's postings: position, state and page are in the address.</summary>
public sealed partial class BrowseApplicantsPage
{
    private const string Address = "employer/applications";

    private BrowseApplicantsResult? _found;
    private IReadOnlyList<Tab> _tabs = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IStringLocalizer<ApplicationsText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "job")] private string? Job { get; set; }

    [SupplyParameterFromQuery(Name = "state")] private string? AskedState { get; set; }

    [SupplyParameterFromQuery(Name = "view")] private string? View { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? AskedPage { get; set; }

    private bool IsBoard => View == "board";

    private IReadOnlyList<Tab> Views => [new(T["BrowseApplicants_AsList"], Href(JobId, null), !IsBoard), new(T["BrowseApplicants_AsBoard"], Links.With(Href(JobId, null), "view", "board"), IsBoard)];

    private Guid? JobId => Guid.TryParse(Job, out var id) ? id : null;

    private ApplicationState? State => Enum.TryParse<ApplicationState>(AskedState, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : null;

    protected override async Task OnParametersSetAsync()
    {
        if (IsBoard) return;
        _found = await Prerendered.Once(RendererInfo, $"applicants/{JobId}/{State}/{AskedPage}", Read);
        if (_found is not { } found) return;
        _tabs =
        [
            new(T["BrowseApplicants_AllStates"], Href(JobId, null), State is null, found.Counts.Values.Sum()),
            .. Enum.GetValues<ApplicationState>().Where(state => found.Counts.ContainsKey(state) || state == State)
                .Select(state => new Tab(T["State_" + state], Href(JobId, state), state == State, found.Counts.GetValueOrDefault(state))),
        ];
    }

    private async Task<BrowseApplicantsResult?> Read() => (await Sender.Send(new BrowseApplicants(JobId, State, AskedPage ?? 1))).OrNotFound(Navigation);

    private void Choose(ChangeEventArgs change) => Navigation.NavigateTo(Href(Guid.TryParse((string?)change.Value, out var id) ? id : null, State));

    private static string Href(Guid? job, ApplicationState? state) => Links.With(Links.With(Address, "job", job?.ToString()), "state", state?.ToString().ToLowerInvariant());
}
