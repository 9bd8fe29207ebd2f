using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Whether a packet holds what must go along, and nothing that may not.</summary>
public static class PacketCheck
{
    /// <summary>What is wrong with it, item by item; empty when it can go.</summary>
    public static IReadOnlyList<Invalidity> Wrong(IReadOnlyList<PacketItem> asked, IReadOnlyList<PacketText> given)
    {
        List<Invalidity> wrong = [];
        if (given.Any(text => asked.All(item => item.Key != text.Key))) wrong.Add(new("Items", "OfferHandOver_UnknownItem"));
        foreach (var item in asked)
        {
            var text = given.FirstOrDefault(text => text.Key == item.Key)?.Text;
            if (string.IsNullOrWhiteSpace(text))
            {
                if (item.IsRequired) wrong.Add(new($"Items.{item.Key}", $"OfferHandOver_Missing_{item.Key}"));
            }
            else if (text.Length > HandOver.ItemMax || !PlainText.IsStorable(text))
            {
                wrong.Add(new($"Items.{item.Key}", new TextKey("Case_WordsUnfit", HandOver.ItemMax)));
            }
            else if (item.Kind == PacketItemKind.Clearance && !(Enum.TryParse<Clearance>(text, out var clearance) && Enum.IsDefined(clearance) && clearance.ToString() == text.Trim()))
            {
                wrong.Add(new($"Items.{item.Key}", "OfferHandOver_NotCleared"));
            }
        }

        return wrong;
    }
}
