using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Signals;
using TalentPortal.Shell;

namespace TalentPortal.Features.Cases;

/// <summary>
/// Where a consultant's day begins: what waits for an answer, then the cases, the most urgent first. List, filters and page
/// are in the address. Tells nobody's name: who it is about shows on opening one, which that person sees.
/// </summary>
public sealed partial class CaseBoard : IDisposable
{
    private readonly List<IDisposable> _following = [];
    private Found? _found;
    private string? _shown;
    private IReadOnlyList<Tab> _tabs = [];

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private LivePages Pages { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private IStringLocalizer<CasesText> T { get; set; } = null!;

    /// <summary>Whose cases.</summary>
    [Parameter, EditorRequired] public CaseTier Tier { get; set; }

    /// <summary>The title of the page, which is given its words.</summary>
    [Parameter] public RenderFragment<string>? ChildContent { get; set; }

    [SupplyParameterFromQuery(Name = "list")] private string? AskedList { get; set; }

    [SupplyParameterFromQuery(Name = "stage")] private string? AskedStage { get; set; }

    [SupplyParameterFromQuery(Name = "turn")] private string? AskedTurn { get; set; }

    [SupplyParameterFromQuery(Name = "overdue")] private string? AskedOverdue { get; set; }

    [SupplyParameterFromQuery(Name = "owner")] private string? AskedOwner { get; set; }

    [SupplyParameterFromQuery(Name = "ended")] private string? AskedEnded { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private string? AskedPage { get; set; }

    private string? Stage => Playbook.Current.Find(AskedStage)?.Code;

    private CaseClock? Turn => Enum.TryParse<CaseClock>(AskedTurn, ignoreCase: true, out var clock) && Enum.IsDefined(clock) ? clock : null;

    private bool Overdue => AskedOverdue == "true";

    private bool Ended => AskedEnded == "true";

    private Guid? Owner => Guid.TryParse(AskedOwner, out var owner) ? owner : null;

    private int Page => int.TryParse(AskedPage, out var page) && page is > 0 and <= 1_000_000 ? page : 1;

    private bool IsFiltered => Stage is not null || Turn is not null || Overdue || Owner is not null;

    /// <summary>The address with what is chosen now.</summary>
    private string Here => Links.With(Links.With(Links.With(Links.With(Href(_found?.List, Ended), "stage", Stage), "turn", Turn?.ToString().ToLowerInvariant()), "overdue", Overdue ? "true" : null), "owner", Owner?.ToString());

    /// <summary>What is chosen now, as a kept view has it.</summary>
    private string Query => CaseFilter.Of(new Uri(Navigation.Uri).Query) ?? "";

    public void Dispose() => _following.ForEach(following => following.Dispose());

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"cases/{Tier}/{AskedList}/{Stage}/{Turn}/{Overdue}/{Ended}/{Owner}/{Page}";
        if (_shown == asked) return;
        _shown = asked;
        _found = await Prerendered.Once(RendererInfo, asked, Read);
        if (_found is not { } found) return;
        _tabs = [.. Views(found)];
        if (!RendererInfo.IsInteractive || _following.Count > 0) return;
        foreach (var topic in found.Cases.Topics) _following.Add(Pages.Follow(topic, () => InvokeAsync(LookAgain)));
        // Something was said between the reading and now: perhaps it was for this page.
        if (Pages.Heard != found.Heard) await LookAgain();
    }

    /// <summary>Something changed in one of the cases, or one passed on.</summary>
    private async Task LookAgain()
    {
        if (await Read() is not { } again) return;
        _found = again;
        _tabs = [.. Views(again)];
        StateHasChanged();
    }

    private async Task<Found?> Read()
    {
        var heard = Pages.Heard;
        var list = Enum.TryParse<CaseList>(AskedList, ignoreCase: true, out var asked) && Enum.IsDefined(asked) ? asked : (CaseList?)null;
        if ((await Ask(list ?? CaseList.Mine)).OrNotFound(Navigation) is not { } cases) return null;
        // A team lead's day begins with everybody's cases: among them are those that nobody answers for.
        if (list is null && cases.SeesAll && (await Ask(CaseList.Team)).OrNotFound(Navigation) is { } all) (list, cases) = (CaseList.Team, all);
        var offered = await Sender.Send(new BrowseHandOvers(Tier));
        var colleagues = cases.SeesAll ? await Sender.Send(new BrowseCaseColleagues()) : null;
        return new Found(list ?? CaseList.Mine, cases, offered.IsOk ? offered.Value.Items : [], colleagues is { IsOk: true } ? colleagues.Value.Items : [], heard);
    }

    private Task<Outcome<BrowseCasesResult>> Ask(CaseList list) =>
        Sender.Send(new BrowseCases(Tier, list, Stage, Turn, Overdue, Ended, list == CaseList.Team ? Owner : null, Page));

    private IEnumerable<Tab> Views(Found found)
    {
        foreach (var list in Enum.GetValues<CaseList>().Where(list => (list != CaseList.Team || found.Cases.SeesAll) && (list != CaseList.StandingIn || found.Cases.StandingIn > 0 || found.List == list)).OrderBy(list => list != CaseList.Team))
            yield return new(T["BrowseCases_List_" + list], Href(list, false), list == found.List && !Ended, list == found.List && !Ended ? found.Cases.Stages.Values.Sum() : list == CaseList.StandingIn ? found.Cases.StandingIn : null);
        yield return new(T["BrowseCases_List_Ended"], Href(found.Cases.SeesAll ? CaseList.Team : CaseList.Mine, true), Ended);
    }

    private string Href(CaseList? list, bool ended) =>
        Links.With(Links.With(Tier.Address(), "list", list?.ToString().ToLowerInvariant()), "ended", ended ? "true" : null);

    private IEnumerable<Choice> StageChoices(Found found) => Playbook.Current.Stages.Where(stage => found.Cases.Stages.ContainsKey(stage.Code))
        .Select(stage => new Choice(stage.Code, T["BrowseCases_OneStage", CaseWords.Name(stage), found.Cases.Stages[stage.Code]]));

    private IEnumerable<BrowseCaseColleaguesResult.Item> Colleagues(Found found) => found.Colleagues.Where(one => one.Tiers.Contains(Tier) || one.LeadsTeam);

    private void Choose(string name, ChangeEventArgs change) => Navigation.NavigateTo(Links.With(Here, name, (string?)change.Value is { Length: > 0 } value ? value : null));

    private StatusKind AnswerKind(BrowseHandOversResult.Item item) =>
        item.IsLate ? StatusKind.Overdue : item.AcceptBy - Clock.GetUtcNow() < TimeSpan.FromDays(1) ? StatusKind.Due : StatusKind.Waiting;

    /// <summary>What the page shows, handed from its first rendering to its circuit.</summary>
    /// <param name="Heard">What had been heard when it was read, see <see cref="LivePages"/>.</param>
    internal sealed record Found(CaseList List, BrowseCasesResult Cases, IReadOnlyList<BrowseHandOversResult.Item> Offered, IReadOnlyList<BrowseCaseColleaguesResult.Item> Colleagues, long Heard);
}
