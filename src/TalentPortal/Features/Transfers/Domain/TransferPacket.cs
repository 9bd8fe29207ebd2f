using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Transfers.Domain;

/// <summary>An item as it is shown: its name in both languages, and what was written.</summary>
public sealed record TransferItem(string Key, Bilingual Name, string Text);

/// <summary>
/// What goes along with a case to another organisation: what its tier is given within an organisation, by the playbook of the
/// sender. The outcome of the clearance stays: the receiver answers for its own.
/// </summary>
public static class TransferPacket
{
    /// <summary>What the form and the request call the items.</summary>
    public const string ItemsField = "Items";

    public static IReadOnlyList<PacketItem> Asked(Playbook book, string stage)
    {
        var at = book[stage];
        // The first tier is given nothing within an organisation; what it would give on is what the next one needs.
        var (from, to) = at.Tier switch
        {
            CaseTier.Campus => (CaseTier.Domestic, CaseTier.Campus),
            CaseTier.Domestic when book.Stages.Take(at.Place).Any(before => before.Tier == CaseTier.Campus) => (CaseTier.Campus, CaseTier.Domestic),
            _ => (CaseTier.Overseas, CaseTier.Domestic),
        };
        return [.. book.Packet(from, to).Where(item => item.Kind == PacketItemKind.Text)];
    }

    /// <summary>What is wrong with what was written, item by item; empty when it can go.</summary>
    public static IReadOnlyList<Invalidity> Wrong(IReadOnlyList<PacketItem> asked, IReadOnlyList<PacketText> given)
    {
        List<Invalidity> wrong = [];
        if (given.Any(text => asked.All(item => item.Key != text.Key))) wrong.Add(new(ItemsField, "OfferTransfer_ItemUnknown"));
        foreach (var item in asked)
        {
            var (text, field) = (given.FirstOrDefault(text => text.Key == item.Key)?.Text, $"{ItemsField}.{item.Key}");
            if (string.IsNullOrWhiteSpace(text))
            {
                if (item.IsRequired) wrong.Add(new(field, "OfferTransfer_ItemMissing"));
            }
            else if (text.Length > Transfer.ItemMax || !PlainText.IsStorable(text))
            {
                wrong.Add(new(field, new TextKey("OfferTransfer_TooLong", Transfer.ItemMax)));
            }
            else if (RedLines.Crossed(text) is { } line)
            {
                wrong.Add(new(field, RedLines.Words(line)));
            }
        }

        return wrong;
    }

    /// <summary>The items with their names, in the order in which they are asked for.</summary>
    public static IReadOnlyList<TransferItem> Named(string stage, IEnumerable<PacketText> items) =>
        [.. Asked(Playbook.Current, stage).Join(items.Where(item => item.Text is not null), item => item.Key, text => text.Key, (item, text) => new TransferItem(item.Key, item.Name, text.Text!))];
}
