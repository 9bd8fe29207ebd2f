using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TalentPortal.Components;
using TalentPortal.Platform.Curation;
using TalentPortal.Platform.Messaging;
using TalentPortal.Shell;

namespace TalentPortal.Features.Curation;

/// <summary>The queue: what is chosen, its order and page are in the address.</summary>
public sealed partial class BrowseCurationPage
{
    private const string Address = "admin/curation";

    private BrowseCurationResult? _found;
    private IReadOnlyList<Tab> _tabs = [];
    private string? _said;
    private bool _busy;

    [Inject] private PortalSender Sender { get; set; } = null!;

    [Inject] private Prerendered Prerendered { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IEnumerable<ICurationSource> Sources { get; set; } = null!;

    [Inject] private IStringLocalizerFactory Texts { get; set; } = null!;

    [Inject] private IStringLocalizer<CurationText> T { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "kind")] private string? AskedKind { get; set; }

    [SupplyParameterFromQuery(Name = "owner")] private string? AskedOwner { get; set; }

    [SupplyParameterFromQuery(Name = "order")] private string? AskedOrder { get; set; }

    [SupplyParameterFromQuery(Name = "page")] private int? AskedPage { get; set; }

    private string? Kind => Sources.Any(source => source.Kind == AskedKind) ? AskedKind : null;

    private CurationOwner Owner => Enum.TryParse<CurationOwner>(AskedOwner, ignoreCase: true, out var owner) && Enum.IsDefined(owner) ? owner : CurationOwner.All;

    private CurationOrder Order => Enum.TryParse<CurationOrder>(AskedOrder, ignoreCase: true, out var order) && Enum.IsDefined(order) ? order : CurationOrder.Due;

    private int Number => AskedPage is > 0 and <= BrowseCuration.PageMost ? AskedPage.Value : 1;

    private string Here => Links.With(Links.With(Links.With(Address, "kind", Kind), "owner", Owner == CurationOwner.All ? null : Owner.ToString()), "order", Order == CurationOrder.Due ? null : Order.ToString());

    protected override async Task OnParametersSetAsync()
    {
        _found = await Prerendered.Once(RendererInfo, $"curation/{Kind}/{Owner}/{Order}/{Number}", Read);
        _tabs = [.. Enum.GetValues<CurationOwner>().Select(owner => new Tab(T["Owner_" + owner], Links.With(Here, "owner", owner == CurationOwner.All ? null : owner.ToString()), owner == Owner, owner == CurationOwner.Mine ? _found?.Mine : null))];
    }

    private async Task<BrowseCurationResult?> Read() => (await Sender.Send(new BrowseCuration(Kind, Owner, Order, Number))).OrNotFound(Navigation);

    private void Choose(string name, ChangeEventArgs change) => Navigation.NavigateTo(Links.With(Here, name, (string?)change.Value is { Length: > 0 } value ? value : null));

    private async Task Take(BrowseCurationResult.Item item)
    {
        if (_busy) return;
        _busy = true;
        var outcome = await Sender.Send(new TakeCuration(item.Kind, item.Key, item.TakenBy is null));
        (_busy, _said) = (false, outcome.IsOk ? null : T["TakeCuration_Late"].Value);
        _found = await Read();
    }

    private ICurationSource? SourceOf(string kind) => Sources.FirstOrDefault(source => source.Kind == kind);

    private string Name(string kind) => SourceOf(kind) is { } source ? Texts.Create(source.Texts)[source.NameKey] : kind;

    private string? Detail(BrowseCurationResult.Item item) => item.Detail is { } key && SourceOf(item.Kind) is { } source ? Texts.Create(source.Texts)[key, item.DetailValue ?? ""].Value : null;
}
